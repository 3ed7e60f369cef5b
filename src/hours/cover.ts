/** The fewest years, months and days that make up a span of local days, as the roll-ups are keyed. Pure. */
import { dayBegins, localDay, nextMidnight } from './days.js';

/**
 * @param from YYYY-MM-DD
 * @param until the day after the last one
 */
export function coverOf(from: string, until: string): string[] {
  const periods: string[] = [];
  for (let day = from; day < until;) {
    const year = day.slice(0, 4);
    const month = Number(day.slice(5, 7));
    const nextYear = `${String(Number(year) + 1).padStart(4, '0')}-01-01`;
    const nextMonth = month === 12 ? nextYear : `${year}-${String(month + 1).padStart(2, '0')}-01`;
    const [period, next] =
      day.endsWith('-01-01') && nextYear <= until
        ? [year, nextYear]
        : day.endsWith('-01') && nextMonth <= until
          ? [day.slice(0, 7), nextMonth]
          : [day, localDay(nextMidnight(dayBegins(day)))];
    periods.push(period);
    day = next;
  }
  return periods;
}
