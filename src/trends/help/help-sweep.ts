/** Tells the unit above once when the day is over by which help was asked of it. Each row says when; a restart loses none. */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../kernel/clock.js';
import { LOGGER } from '../../kernel/logger.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { MINUTE } from '../../protocol/time/durations.js';
import { Store } from '../../store/store.js';
import { findHelpToRemind, remindedOfHelp } from './help.repository.js';
import { HelpService } from './help.service.js';

/** At a turn; the rest at the next. */
const MOST = 100;

@Injectable()
export class HelpSweep extends Sweep {
  protected readonly every = 5 * MINUTE;

  constructor(
    private readonly store: Store,
    clock: Clock,
    private readonly helps: HelpService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    await this.each(await findHelpToRemind(this.store.read, this.clock.now(), MOST), (row) =>
      this.store.write('help-remind', async (tx) => {
        if (await remindedOfHelp(tx, row)) await this.helps.remind(tx, row);
      }),
    );
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, 'help that waits for an answer could not be told of and will be');
  }
}
