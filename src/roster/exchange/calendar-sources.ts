/** What besides shifts stands in somebody's own calendar: each room adds what it knows of. */
import { Injectable } from '@nestjs/common';
import type { Lang } from '../../protocol/lang.js';
import type { Interval } from '../../kernel/time/intervals.js';
import type { CalendarEvent } from './calendar-event.js';

/** What of a person begins in the time. */
export type CalendarSource = (
  whose: { unitId: string; personId: string },
  span: Interval,
  lang: Lang,
) => Promise<CalendarEvent[]>;

@Injectable()
export class CalendarSources {
  private readonly sources: CalendarSource[] = [];

  /** Asked by each when it is initialised (`onModuleInit`). */
  add(source: CalendarSource): void {
    this.sources.push(source);
  }
  of: CalendarSource = async (...asked) =>
    (await Promise.all(this.sources.map((source) => source(...asked)))).flat();
}
