/**
 * Every change of a place or a setting goes this way: one transaction with its audit line, then the
 * directory is read again, here and (by its revision) on other nodes.
 */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { AuditService } from './people/audit.service.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store, type Tx } from '../store/store.js';
import { Directory } from './directory.js';

export interface DirectoryChange<T> {
  value: T;
  /** What was changed; absent where the thing was so already and nothing was written. */
  subject?: string;
  data?: Record<string, unknown>;
}

@Injectable()
export class DirectoryChangesService {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly audit: AuditService,
  ) {}

  async make<T>(actor: Actor, act: string, work: (tx: Tx) => Promise<DirectoryChange<T>>): Promise<T> {
    const change = await this.store.write(
      act,
      async (tx) => {
        const done = await work(tx);
        if (done.subject === undefined) return done;
        await this.audit.write(tx, { actorId: actor.id, act, subject: done.subject, data: done.data ?? {} });
        await this.directory.touch(tx);
        return done;
      },
      { queue: `places:${actor.unitId}` },
    );
    if (change.subject !== undefined) await this.directory.reload();
    return change.value;
  }
}

/** Stands for what a reader saw; sent back with a change, it tells whether somebody was faster. */
export const versionTagOf = (thing: object): string =>
  createHash('sha256').update(JSON.stringify(thing)).digest('base64url').slice(0, 16);

export function requireCurrent(seen: string | null | undefined, now: object): void {
  if (seen && seen !== versionTagOf(now)) refuse('stale');
}
