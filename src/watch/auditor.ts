/**
 * Watches the watchman: every minute it reads for itself whether each open call is minded and nothing is past its
 * time, and raises what it finds. It acts on no call; the dispatcher, whom it watches, does.
 */
import { MINUTE } from '../protocol/time/durations.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock, type Timer } from '../kernel/clock.js';
import { stallpoint } from '../kernel/failpoint.js';
import { localDay } from '../protocol/time/local-day.js';
import { LOGGER } from '../kernel/logger.js';
import { Directory } from '../directory/directory.js';
import type { FindingKind } from '../protocol/watch.js';
import { Store } from '../store/store.js';
import { FindingsService } from './findings.service.js';
import { judgeHolidays } from './audit-rules.js';
import { findFaults } from './audit.query.js';

const EVERY = MINUTE;
/** After a start the dispatcher goes first. */
const FIRST = 5000;
const KINDS: readonly FindingKind[] = [
  'unwatched',
  'overdue',
  'dead_offer',
  'notices_failing',
  'notices_stuck',
  'loop_failed',
  'late_found',
  'holidays_unknown',
];

@Injectable()
export class Auditor implements OnApplicationBootstrap, OnApplicationShutdown {
  private timers: Timer[] = [];
  private running: Promise<void> | undefined;
  /** When it last looked and could say what it saw. */
  lastRunAt: number;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly findings: FindingsService,
    private readonly directory: Directory,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.lastRunAt = clock.now();
  }

  onApplicationBootstrap(): void {
    this.timers = [
      this.clock.at(this.clock.now() + FIRST, () => this.run()),
      this.clock.every(EVERY, () => this.run()),
    ];
  }
  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) timer.cancel();
    await this.running;
  }

  /** One look; never throws. One under way is joined. */
  async run(): Promise<void> {
    this.running ??= this.look()
      .catch((error: unknown) => this.log.error({ error }, 'the auditor could not look'))
      .finally(() => (this.running = undefined));
    await this.running;
  }

  private async look(): Promise<void> {
    await stallpoint('auditor');
    const now = this.clock.now();
    const units = this.directory.allUnits().map(({ id }) => ({
      id,
      published: this.directory.calendars.of(id).published ?? new Set<number>(),
    }));
    const found = [...(await findFaults(this.store.read, now)), ...judgeHolidays(units, localDay(now))];
    if (found.length) this.log.warn({ found: found.slice(0, 20) }, 'the auditor found something wrong');
    await this.findings.settle(KINDS, found);
    this.lastRunAt = now;
  }
}
