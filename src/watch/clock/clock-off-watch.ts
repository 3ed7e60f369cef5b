/** Says on the board that a machine's clock is wrong, or was set: deadlines, countdowns and one-time codes go by it. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Sweep } from '../../kernel/time/sweep.js';
import type { FoundFault } from '../audit-rules.js';
import { FindingsService } from '../findings.service.js';
import { ProcessHeartbeats } from '../process-heartbeats.js';
import { CLOCK_OFF, ClockWatch } from './clock-watch.js';

@Injectable()
export class ClockOffWatch extends Sweep {
  protected readonly every = 20_000;

  constructor(
    clock: Clock,
    private readonly watch: ClockWatch,
    private readonly heartbeats: ProcessHeartbeats,
    private readonly findings: FindingsService,
  ) {
    super(clock);
  }

  /** Each process finds its own; of one that is gone nobody knows any more. */
  protected async sweep(): Promise<void> {
    const subject = this.heartbeats.id;
    const of = (kind: 'clock_off' | 'clock_stepped', milliseconds: number): FoundFault => ({
      kind,
      unitId: '',
      subject,
      count: Math.round(Math.abs(milliseconds) / 1000),
    });
    const offset = this.watch.offset() ?? 0;
    const step = this.watch.step();
    const others = new Set((await this.heartbeats.others()).map(({ id }) => id));
    await this.findings.settle(
      ['clock_off', 'clock_stepped'],
      [
        ...(Math.abs(offset) > CLOCK_OFF ? [of('clock_off', offset)] : []),
        ...(step === undefined ? [] : [of('clock_stepped', step)]),
      ],
      (found) => !others.has(found),
    );
  }
}
