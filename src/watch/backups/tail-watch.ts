/** Says on the board that what was written lately is on this machine alone, where the settings ask for a second place. */
import { Inject, Injectable } from '@nestjs/common';
import { TailHealth } from '../../backup/tail/tail-health.js';
import { Clock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { SECOND } from '../../protocol/time/durations.js';
import { FindingsService } from '../findings.service.js';

/** Seconds; a second place may blink, and a base takes its time. */
const BEHIND = 60;

@Injectable()
export class TailWatch extends Sweep {
  protected readonly every = 20 * SECOND;

  constructor(
    clock: Clock,
    private readonly health: TailHealth,
    private readonly findings: FindingsService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'tail'>,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    const { behind } = this.health;
    const late = this.config.tail !== undefined && behind !== undefined && behind > BEHIND;
    await this.findings.settle(
      ['tail_behind'],
      late ? [{ kind: 'tail_behind', unitId: '', subject: 'tail', count: Math.floor(behind) }] : [],
    );
  }
}
