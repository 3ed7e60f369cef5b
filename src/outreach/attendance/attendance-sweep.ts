import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { CheckInsService } from './check-ins.service.js';

/** Being there ends as of the instant at which it was due, however late it is found. */
const SWEEP_MILLISECONDS = 30_000;

/** Check-outs from activities that were forgotten are made by the clock. */
@Injectable()
export class AttendanceSweep extends Sweep {
  protected readonly every = SWEEP_MILLISECONDS;

  constructor(
    clock: Clock,
    private readonly checkIns: CheckInsService,
  ) {
    super(clock);
  }

  protected sweep(): Promise<void> {
    return this.checkIns.closeForgotten();
  }
}
