/** Forgets what gateways brought: a repeat comes within hours. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Sweep } from '../kernel/time/sweep.js';
import { DAY, HOUR } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import { forgetGatewayAnswers } from './gateway-answers.repository.js';

const KEPT = 30 * DAY;

@Injectable()
export class GatewayAnswersSweep extends Sweep {
  protected readonly every = HOUR;

  constructor(
    clock: Clock,
    private readonly store: Store,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    await this.store.write('gateway-answers-old', (tx) => forgetGatewayAnswers(tx, this.clock.now() - KEPT));
  }
}
