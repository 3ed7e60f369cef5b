/** Gives up what nobody took for a day, and forgets what came of the rest. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Sweep } from '../kernel/time/sweep.js';
import { WEBHOOK_LIMITS } from '../protocol/intake/webhooks.js';
import { DAY, MINUTE } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import { forgetEvents, giveUpEvents } from './webhook-events.repository.js';

@Injectable()
export class WebhookSweep extends Sweep {
  protected readonly every = 5 * MINUTE;

  constructor(
    clock: Clock,
    private readonly store: Store,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.store.write('webhooks-old', async (tx) => {
      await giveUpEvents(tx, now);
      await forgetEvents(tx, now - WEBHOOK_LIMITS.keptDays * DAY);
    });
  }
}
