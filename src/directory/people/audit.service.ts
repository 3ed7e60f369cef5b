/** Who looked at or changed what, and why; written with the act. Holds ids, never personal data. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { Table } from '../../store/table.js';
import type { Tx } from '../../store/store.js';
import { AuditEntryRow } from './people.entity.js';

const entries = new Table(AuditEntryRow);

@Injectable()
export class AuditService {
  constructor(private readonly clock: Clock) {}

  async write(
    tx: Tx,
    e: {
      actorId: string | null;
      act: string;
      subject: string;
      reason?: string;
      data?: Record<string, unknown>;
    },
  ): Promise<void> {
    await entries.insert(tx, {
      id: newId(this.clock),
      at: this.clock.now(),
      actorId: e.actorId,
      act: e.act,
      subject: e.subject,
      reason: e.reason ?? null,
      data: e.data ?? {},
    });
  }
}
