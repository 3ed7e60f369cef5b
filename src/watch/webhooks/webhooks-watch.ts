/** Says on the board what other programs were not told in a day: it is sent again by an administrator's touch. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { MINUTE } from '../../protocol/time/durations.js';
import { Store } from '../../store/store.js';
import { countGivenUp } from '../../webhooks/webhook-events.repository.js';
import { FindingsService } from '../findings.service.js';

@Injectable()
export class WebhooksWatch extends Sweep {
  protected readonly every = MINUTE;

  constructor(
    clock: Clock,
    private readonly store: Store,
    private readonly findings: FindingsService,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    const found = await countGivenUp(this.store.read);
    await this.findings.settle(
      ['webhooks_given_up'],
      found.map(({ unitId, n }) => ({ kind: 'webhooks_given_up', unitId, subject: unitId, count: n })),
    );
  }
}
