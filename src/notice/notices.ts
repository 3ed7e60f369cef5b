/** Writing a notice: a row beside the fact it tells of. What is sent, and when, is the worker's business. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { newId } from '../ids.js';
import { Directory } from '../places/directory.js';
import type { Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { NoticeRow } from './notice.entities.js';

const notices = new Table(NoticeRow);

export interface RingNotice {
  unitId: string;
  officerId: string;
  offerId: string;
  /** The call's number and its community's name: all that leaves the hub. */
  number: string;
  community: string;
  /** The offer's. Nothing is sent after it. */
  expiresAt: number;
}

@Injectable()
export class Notices {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** Whether officers of the unit whose page sleeps can be reached at all. */
  reaches = (unitId: string): boolean => this.directory.settings(unitId).gatewayUrl !== '';

  /** Inside the write of the ring. */
  async write(
    tx: Tx,
    { unitId, officerId, offerId, number, community, expiresAt }: RingNotice,
  ): Promise<void> {
    const now = this.clock.now();
    await notices.insert(tx, {
      id: newId(this.clock),
      unitId,
      officerId,
      offerId,
      body: { number, community },
      createdAt: now,
      deadline: expiresAt,
      dueAt: now,
      attempts: 0,
      deliveredAt: null,
      failure: null,
    });
  }
}
