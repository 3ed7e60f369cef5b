import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, type Timer } from '../../kernel/clock.js';
import { ServiceSessionsService } from './service-sessions.service.js';

/** A check-in ends as of the instant at which it was due, however late it is found. */
const SWEEP_MILLISECONDS = 30_000;

/** Check-ins that were forgotten end themselves. */
@Injectable()
export class ServiceSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;
  constructor(
    private readonly clock: Clock,
    private readonly service: ServiceSessionsService,
  ) {}

  onApplicationBootstrap(): void {
    // What could not be written is found again at the next sweep.
    this.timer = this.clock.every(SWEEP_MILLISECONDS, () =>
      this.service.closeForgotten().catch(() => undefined),
    );
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }
}
