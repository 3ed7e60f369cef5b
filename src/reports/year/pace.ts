/** How much of a year's target is due by today: the share of its local days that are over. Pure. */
import { dayBegins, localDay, startOfDay } from '../../kernel/time/days.js';

const DAY = 24 * 3600 * 1000;

/** [from, to) of the calendar year in local time, milliseconds. */
export const yearSpan = (year: number) => ({
  from: dayBegins(`${year}-01-01`),
  to: dayBegins(`${year + 1}-01-01`),
});
export const yearOf = (at: number): number => Number(localDay(at).slice(0, 4));

/** `2026-01` … `2026-12` */
export const monthsOf = (year: number): string[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);

/** [from, to) of a local month, `YYYY-MM`. */
export const monthSpan = (month: string) => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { from: dayBegins(`${month}-01`), to: dayBegins(`${next}-01`) };
};

/** Rounded down; null without a target. The day that is under way is not over. */
export function dueBy(target: number | null, year: number, now: number): number | null {
  if (target === null) return null;
  const { from, to } = yearSpan(year);
  const over = Math.min(Math.max(0, startOfDay(now) - from), to - from) / DAY;
  return Math.floor((target * over) / ((to - from) / DAY));
}
