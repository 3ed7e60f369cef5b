/** Looks every minute at what pages are given of calls: one that cannot be read is shown as such there, and found here. */
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { listed } from '../desk/views/listed.js';
import { IS_OPEN } from '../call/state.js';
import { Views } from '../desk/views/views.js';
import { Clock, nextTurn, type Timer } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { LIMITS } from '../protocol/words.js';
import { marks, Store } from '../store/store.js';
import { Findings } from './findings.js';
import type { Found } from './judge.js';

const EVERY = 60_000;
const MOST = 2000;
/** Read and opened in one turn; others have theirs between. */
const TOGETHER = 50;

@Injectable()
export class Unreadable implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly views: Views,
    private readonly findings: Findings,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = this.clock.every(EVERY, () =>
      this.run().catch((error: unknown) => this.log.error({ error }, 'calls could not be looked at')),
    );
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }

  /** Open calls, oldest first, then those that ended lately: what snapshots hold. */
  async run(): Promise<void> {
    const { read } = this.store;
    const since = this.clock.now() - LIMITS.closedInSnapshotSeconds * 1000;
    const [open, ended] = await Promise.all([
      read.rows<{ id: string }>(`select id from call where ${IS_OPEN} order by raised_at limit ${MOST}`),
      read.rows<{ id: string }>(
        `select id from call where unit_id in (select id from unit) and closed_at > ? limit ${MOST}`,
        [since],
      ),
    ]);
    const ids = [...open, ...ended].map(({ id }) => id);
    const found: Found[] = [];
    for (let at = 0; at < ids.length; at += TOGETHER) {
      const some = ids.slice(at, at + TOGETHER);
      for (const one of await listed(read, `where id in (${marks(some)})`, some)) {
        const { id, unitId } = one.line;
        if (this.views.listed(one).shows === 'broken')
          found.push({ kind: 'unreadable', unitId, subject: id, callId: id });
      }
      await nextTurn();
    }
    await this.findings.settle(['unreadable'], found);
  }
}
