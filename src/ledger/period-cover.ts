/**
 * A span of time as the fewest whole periods, and what is left of it at its ends. Only what is kept before `upto`
 * exists: where the span reaches that far, a period counts whole although its end is yet to come, so that the year
 * until today is one period. Pure.
 */
import { dayBegins, localDay, nextMidnight, startOfDay } from '../protocol/time/local-day.js';
import type { Interval } from '../kernel/time/intervals.js';

export interface PeriodCover {
  /** YYYY, YYYY-MM and YYYY-MM-DD, in order. */
  periods: string[];
  /** Parts of days, of two neighbours perhaps: to be counted from the rows. */
  fringes: Interval[];
}
/** The longest period that may be taken whole. */
export type CoarsestPeriod = 'year' | 'month' | 'day';

const yearAfter = (day: string) => dayBegins(`${Number(day.slice(0, 4)) + 1}-01-01`);
const monthAfter = (day: string) => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return dayBegins(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`);
};

export function coverSpan(
  { from, to }: Interval,
  upto: number,
  coarsest: CoarsestPeriod = 'year',
): PeriodCover {
  const end = Math.min(to, upto);
  if (from >= end) return { periods: [], fringes: [] };
  const toTheEnd = to >= upto;
  const first = from === startOfDay(from) ? from : nextMidnight(from);
  const last = toTheEnd ? nextMidnight(upto - 1) : startOfDay(to);
  if (first >= last) return { periods: [], fringes: [{ from, to: end }] };
  const fringes = [
    { from, to: first },
    { from: last, to: toTheEnd ? last : to },
  ].filter((fringe) => fringe.from < fringe.to);
  const periods: string[] = [];
  for (let at = first; at < last;) {
    const day = localDay(at);
    const fits = (length: CoarsestPeriod, begins: boolean, after: number) =>
      begins && (after <= last || toTheEnd) && (length === coarsest || coarsest === 'year');
    if (fits('year', day.endsWith('-01-01'), yearAfter(day))) {
      periods.push(day.slice(0, 4));
      at = yearAfter(day);
    } else if (fits('month', day.endsWith('-01'), monthAfter(day))) {
      periods.push(day.slice(0, 7));
      at = monthAfter(day);
    } else {
      periods.push(day);
      at = nextMidnight(at);
    }
  }
  return { periods, fringes };
}

/** The periods of whole local days, from the first (YYYY-MM-DD) until the day after the last one. */
export const periodsOfDays = (from: string, until: string): string[] =>
  coverSpan({ from: dayBegins(from), to: dayBegins(until) }, Infinity).periods;

/** [from, to) of a day, a month or a year. */
export function spanOfPeriod(period: string): Interval {
  const first = `${period}-01-01`.slice(0, 10);
  if (period.length === 4) return { from: dayBegins(first), to: yearAfter(first) };
  const day = period.length === 7 ? `${period}-01` : period;
  const from = dayBegins(day);
  return { from, to: period.length === 7 ? monthAfter(day) : nextMidnight(from) };
}
