import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, type Timer } from '../../kernel/clock.js';
import { CheckInsService } from './check-ins.service.js';

/** Being there ends as of the instant at which it was due, however late it is found. */
const SWEEP_MILLISECONDS = 30_000;

/** Check-outs from activities that were forgotten are made by the clock. */
@Injectable()
export class AttendanceSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;
  constructor(
    private readonly clock: Clock,
    private readonly checkIns: CheckInsService,
  ) {}

  onApplicationBootstrap(): void {
    // What could not be written is found again at the next sweep.
    this.timer = this.clock.every(SWEEP_MILLISECONDS, () =>
      this.checkIns.closeForgotten().catch(() => undefined),
    );
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }
}
