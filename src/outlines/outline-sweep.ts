/** Reminds of what was promised and asked for at talks with departments: the morning before its day, and the morning after. */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ReminderSweep } from '../notices/reminder-sweep.js';
import { Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Store, type Queries, type Tx } from '../store/store.js';
import { OutlineNoticesService } from './outline-notices.service.js';
import { lateAt } from './outline-reminders.js';
import type { OutlineLineRow, OutlineRow } from './outlines.entity.js';
import { findLinesToRemind, findOutline, moveLineReminder } from './rows/outlines.repository.js';

interface DueLine {
  outline: OutlineRow;
  line: OutlineLineRow;
  dueOn: string;
}

@Injectable()
export class OutlineSweep extends ReminderSweep<DueLine> {
  protected readonly deed = 'outline-remind';
  protected readonly untold = 'what was promised at talks could not be told of and will be';
  protected readonly find = async (from: Queries, now: number, most: number): Promise<DueLine[]> => {
    const due: DueLine[] = [];
    for (const line of await findLinesToRemind(from, now, most)) {
      const outline = await findOutline(from, line.outlineId);
      if (outline && line.dueOn !== null) due.push({ outline, line, dueOn: line.dueOn });
    }
    return due;
  };
  protected readonly move = (tx: Tx, { line }: DueLine, next: number | null): Promise<boolean> =>
    moveLineReminder(tx, line, next);

  constructor(
    store: Store,
    clock: Clock,
    @Inject(LOGGER) log: Logger,
    private readonly notices: OutlineNoticesService,
  ) {
    super(store, clock, log);
  }

  protected lateAt({ dueOn }: DueLine): number {
    return lateAt(dueOn);
  }
  protected override queueOf({ outline }: DueLine): string {
    return `outlines:${outline.unitId}`;
  }
  protected tell(tx: Tx, { outline, line }: DueLine, stage: 'near' | 'late'): Promise<void> {
    return this.notices.remind(tx, outline, line, stage === 'late');
  }
}
