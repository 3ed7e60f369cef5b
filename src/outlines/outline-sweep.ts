/**
 * Reminds of what was promised and asked for at talks with departments: the morning before its day, and the morning
 * after it. Each row says when it is spoken of next, so a restart loses none, and another node tells none twice.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Sweep } from '../kernel/time/sweep.js';
import { MINUTE } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import { OutlineNoticesService } from './outline-notices.service.js';
import { isLateReminder, nextReminder } from './outline-reminders.js';
import type { OutlineLineRow } from './outlines.entity.js';
import { findLinesToRemind, findOutline, moveLineReminder } from './rows/outlines.repository.js';

/** At a turn; the rest at the next. */
const MOST = 100;

@Injectable()
export class OutlineSweep extends Sweep {
  protected readonly every = MINUTE;

  constructor(
    private readonly store: Store,
    clock: Clock,
    private readonly notices: OutlineNoticesService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    const due = await findLinesToRemind(this.store.read, this.clock.now(), MOST);
    await this.each(due, (line) => this.remind(line));
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, 'what was promised at talks could not be told of and will be');
  }

  private async remind(line: OutlineLineRow): Promise<void> {
    const outline = await findOutline(this.store.read, line.outlineId);
    if (!outline || line.dueOn === null) return;
    const { dueOn } = line;
    const now = this.clock.now();
    await this.store.write(
      'outline-remind',
      async (tx) => {
        if (await moveLineReminder(tx, line, nextReminder(dueOn, now)))
          await this.notices.remind(tx, outline, line, isLateReminder(dueOn, now));
      },
      { queue: `outlines:${outline.unitId}` },
    );
  }
}
