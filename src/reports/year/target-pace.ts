/** How much of a year's target is due by today: the share of its local days that are over. Pure. */
import { DAY } from '../../protocol/time/durations.js';
import { dayBegins, localDay, startOfDay } from '../../protocol/time/local-day.js';

/** [from, to) of the calendar year in local time, milliseconds. */
export const yearSpan = (year: number) => ({
  from: dayBegins(`${year}-01-01`),
  to: dayBegins(`${year + 1}-01-01`),
});
export const yearOfInstant = (at: number): number => Number(localDay(at).slice(0, 4));

/** Rounded down; null without a target. The day that is under way is not over. */
export function dueBy(target: number | null, year: number, now: number): number | null {
  if (target === null) return null;
  const { from, to } = yearSpan(year);
  const over = Math.min(Math.max(0, startOfDay(now) - from), to - from) / DAY;
  return Math.floor((target * over) / ((to - from) / DAY));
}
