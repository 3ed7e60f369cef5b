/**
 * Deadlines in calendar days, and how those of days and of months are explained: every day counts but the first, and
 * where the unit does not work on the last, the next on which it does is the last (民法典 arts. 201 to 203). Pure.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CountedDay } from '../protocol/time/day-count.js';
import { addDays, eachDay, localDay } from '../protocol/time/local-day.js';
import { countedDay, endOfDay, sameDayLater, workingDayFrom } from './day-count.js';

/** The end of the last working hour of the last of so many days. */
export const calendarDaysLater = (calendar: WorkingCalendar, from: number, days: number): number =>
  endOfDay(calendar, workingDayFrom(calendar, addDays(localDay(from), days)));

/** Each day of a span of days, and the days by which its end moved. */
export function explainDays(calendar: WorkingCalendar, from: number, days: number): CountedDay[] {
  const asked = localDay(from);
  const last = addDays(asked, days);
  const counted = eachDay(addDays(asked, 1), last).map((day, i) => ({
    ...countedDay(calendar, day, true),
    n: i + 1,
  }));
  return [{ day: asked, kind: 'asked' }, ...counted, ...moved(calendar, last)];
}

/** The first and the last day of a span of months, and the days by which its end moved. */
export function explainMonths(calendar: WorkingCalendar, from: number, months: number): CountedDay[] {
  const asked = localDay(from);
  const last = sameDayLater(asked, months);
  return [{ day: asked, kind: 'asked' }, countedDay(calendar, last, true), ...moved(calendar, last)];
}

function moved(calendar: WorkingCalendar, last: string): CountedDay[] {
  const end = workingDayFrom(calendar, last);
  if (end === last) return [];
  return eachDay(addDays(last, 1), end).map((day) => countedDay(calendar, day, day === end));
}
