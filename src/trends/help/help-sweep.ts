/** Tells the unit above once when the day is over by which help was asked of it. */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ReminderSweep } from '../../notices/reminder-sweep.js';
import { Clock } from '../../kernel/clock.js';
import { LOGGER } from '../../kernel/logger.js';
import { MINUTE } from '../../protocol/time/durations.js';
import { Store, type Tx } from '../../store/store.js';
import type { HelpRow } from './help.entity.js';
import { findHelpToRemind, remindedOfHelp } from './help.repository.js';
import { HelpService } from './help.service.js';

@Injectable()
export class HelpSweep extends ReminderSweep<HelpRow> {
  protected override readonly every = 5 * MINUTE;
  protected readonly deed = 'help-remind';
  protected readonly untold = 'help that waits for an answer could not be told of and will be';
  protected readonly find = findHelpToRemind;
  protected readonly move = remindedOfHelp;

  constructor(
    store: Store,
    clock: Clock,
    @Inject(LOGGER) log: Logger,
    private readonly helps: HelpService,
  ) {
    super(store, clock, log);
  }

  /** It is spoken of only then. */
  protected lateAt({ remindAt }: HelpRow): number {
    return remindAt ?? 0;
  }
  protected tell(tx: Tx, row: HelpRow): Promise<void> {
    return this.helps.remind(tx, row);
  }
}
