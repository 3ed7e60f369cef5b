/** Looks every minute at what pages are given of calls: one that cannot be read is shown as such there, and found here. */
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { readCalls } from '../desk/views/readable-call.js';
import { openStates } from '../call/call-state.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { Clock, nextTurn, type Timer } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { LIMITS } from '../protocol/words.js';
import { placeholders, Store } from '../store/store.js';
import { FindingsService } from './findings.service.js';
import type { FoundFault } from './audit-rules.js';

const EVERY = 60_000;
const MOST = 2000;
/** Read and opened in one turn; others have theirs between. */
const TOGETHER = 50;

@Injectable()
export class UnreadableCallsWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly views: CallViewsService,
    private readonly findings: FindingsService,
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
      read.rows<{ id: string }>(`select id from call where ${openStates} order by raised_at limit ${MOST}`),
      read.rows<{ id: string }>(
        `select id from call where unit_id in (select id from unit) and closed_at > ? limit ${MOST}`,
        [since],
      ),
    ]);
    const ids = [...open, ...ended].map(({ id }) => id);
    const found: FoundFault[] = [];
    for (let at = 0; at < ids.length; at += TOGETHER) {
      const some = ids.slice(at, at + TOGETHER);
      for (const one of await readCalls(read, `where id in (${placeholders(some)})`, some)) {
        const { id, unitId } = one.line;
        if (this.views.listed(one).shows === 'broken')
          found.push({ kind: 'unreadable', unitId, subject: id, callId: id });
      }
      await nextTurn();
    }
    await this.findings.settle(['unreadable'], found);
  }
}
