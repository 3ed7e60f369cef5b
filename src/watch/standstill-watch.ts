/** A process that stood still says so: rings, answers and pages were late by as much. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Sweep } from '../kernel/time/sweep.js';
import { EventLoopWatch } from './event-loop-watch.js';
import { FindingsService } from './findings.service.js';
import type { FoundFault } from './audit-rules.js';
import { ProcessHeartbeats } from './process-heartbeats.js';

const EVERY = 20_000;
/** Milliseconds; a ring that waits so long for the hub itself is late before it has left. */
const STOOD_STILL = 200;

@Injectable()
export class StandstillWatch extends Sweep {
  protected readonly every = EVERY;

  constructor(
    clock: Clock,
    private readonly eventLoop: EventLoopWatch,
    private readonly heartbeats: ProcessHeartbeats,
    private readonly findings: FindingsService,
  ) {
    super(clock);
  }

  /** Each process finds its own; of one that is gone nobody knows any more. */
  protected async sweep(): Promise<void> {
    const longest = Math.round(this.eventLoop.longest());
    const subject = this.heartbeats.id;
    const found: FoundFault[] =
      longest > STOOD_STILL ? [{ kind: 'stood_still', unitId: '', subject, count: longest }] : [];
    const others = new Set((await this.heartbeats.others()).map(({ id }) => id));
    await this.findings.settle(['stood_still'], found, (of) => !others.has(of));
  }
}
