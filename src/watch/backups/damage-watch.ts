/** Says on the board, and in the log, that a page of the database was found damaged: readiness is gone by then. */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../kernel/clock.js';
import { LOGGER } from '../../kernel/logger.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { SECOND } from '../../protocol/time/durations.js';
import { Store } from '../../store/store.js';
import { FindingsService } from '../findings.service.js';

@Injectable()
export class DamageWatch extends Sweep {
  protected readonly every = 5 * SECOND;
  private said = false;

  constructor(
    clock: Clock,
    private readonly store: Store,
    private readonly findings: FindingsService,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'fatal'>,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    const { damage } = this.store;
    if (damage !== undefined && !this.said) {
      this.said = true;
      this.log.fatal(
        { damage },
        'the database is damaged: stop the hub and restore the newest backup by yihu restore --from FILE --aside (or npm run restore -- …)',
      );
    }
    await this.findings.settle(
      ['damaged'],
      damage === undefined ? [] : [{ kind: 'damaged', unitId: '', subject: 'database' }],
    );
  }
}
