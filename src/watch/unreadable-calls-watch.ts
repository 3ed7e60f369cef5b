/** Looks every minute at what pages are given of calls: one that cannot be read is shown as such there, and found here. */
import { MINUTE } from '../protocol/time/durations.js';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { readCallsById } from '../desk/views/readable-call.query.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { Clock, nextTurn } from '../kernel/clock.js';
import { Sweep } from '../kernel/time/sweep.js';
import { LOGGER } from '../kernel/logger.js';
import { LIMITS } from '../protocol/limits.js';
import { Store } from '../store/store.js';
import { FindingsService } from './findings.service.js';
import type { FoundFault } from './audit-rules.js';
import { snapshotCallIds } from './watched-calls.query.js';

const EVERY = MINUTE;
/** Read and opened in one turn; others have theirs between. */
const TOGETHER = 50;

@Injectable()
export class UnreadableCallsWatch extends Sweep {
  protected readonly every = EVERY;

  constructor(
    private readonly store: Store,
    clock: Clock,
    private readonly views: CallViewsService,
    private readonly findings: FindingsService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  /** Open calls, oldest first, then those that ended lately: what snapshots hold. */
  async sweep(): Promise<void> {
    const { read } = this.store;
    const since = this.clock.now() - LIMITS.closedInSnapshotSeconds * 1000;
    const ids = await snapshotCallIds(read, since);
    const found: FoundFault[] = [];
    for (let at = 0; at < ids.length; at += TOGETHER) {
      const some = ids.slice(at, at + TOGETHER);
      for (const one of await readCallsById(read, some)) {
        const { id, unitId } = one.line;
        if (this.views.listed(one).shows === 'broken')
          found.push({ kind: 'unreadable', unitId, subject: id, callId: id });
      }
      await nextTurn();
    }
    await this.findings.settle(['unreadable'], found);
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, 'calls could not be looked at');
  }
}
