import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { ServiceSessionsService } from './service-sessions.service.js';

/** A check-in ends as of the instant at which it was due, however late it is found. */
const SWEEP_MILLISECONDS = 30_000;

/** Check-ins that were forgotten end themselves. */
@Injectable()
export class ServiceSweep extends Sweep {
  protected readonly every = SWEEP_MILLISECONDS;

  constructor(
    clock: Clock,
    private readonly service: ServiceSessionsService,
  ) {
    super(clock);
  }

  protected sweep(): Promise<void> {
    return this.service.closeForgotten();
  }
}
