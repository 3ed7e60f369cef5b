/** The stretch of time the figures are of, as it stands in the address. Days are of the unit's calendar. Pure. */
import { iso } from '@protocol/time/instant.js';
import {
  addDays,
  addMonths,
  dayBegins,
  daysBetween,
  isLocalDay,
  localMonth,
  nextMidnight,
} from '@protocol/time/local-day.js';

export const PERIODS = ['month', 'lastMonth', 'quarter', 'year', 'lastYear', 'own'] as const;
export type Period = (typeof PERIODS)[number];

/** What the server answers at most, in days. */
export const LONGEST = 5 * 365;

export interface Stretch {
  period: Period;
  /** First and last day, YYYY-MM-DD. */
  first: string;
  last: string;
  /** [from, to) as instants. */
  from: string;
  to: string;
}

export const isDay = (text: unknown): text is string => isLocalDay(text) && text.startsWith('20');

export const between = (period: Period, first: string, last: string): Stretch => ({
  period,
  first,
  last,
  from: iso(dayBegins(first)),
  to: iso(nextMidnight(dayBegins(last))),
});

/** Days in it, both ends counted. */
export const daysIn = ({ first, last }: Pick<Stretch, 'first' | 'last'>): number =>
  daysBetween(first, last) + 1;

export const isAllowed = (first: unknown, last: unknown): boolean => {
  if (!isDay(first) || !isDay(last)) return false;
  const days = daysIn({ first, last });
  return days >= 1 && days <= LONGEST;
};

export const stretchOf = (period: Exclude<Period, 'own'>, now: number): Stretch => {
  const month = localMonth(now);
  const january = `${month.slice(0, 4)}-01`;
  /** So many months from that one on. */
  const months = (first: string, count: number) =>
    between(period, `${first}-01`, addDays(`${addMonths(first, count)}-01`, -1));
  if (period === 'month') return months(month, 1);
  if (period === 'lastMonth') return months(addMonths(month, -1), 1);
  if (period === 'quarter') return months(addMonths(month, -((Number(month.slice(5)) - 1) % 3)), 3);
  if (period === 'year') return months(january, 12);
  return months(addMonths(january, -12), 12);
};

/** What the address asks for; this month where it asks for nothing that is one. */
export const readStretch = (
  query: { period?: unknown; from?: unknown; to?: unknown },
  now: number,
): Stretch => {
  const { period, from, to } = query;
  if (isAllowed(from, to) && (period === undefined || period === 'own'))
    return between('own', from as string, to as string);
  const named = PERIODS.find((one) => one === period);
  return stretchOf(named && named !== 'own' ? named : 'month', now);
};

/** Every month or day of it that has begun. */
export const keysOf = ({ first, last }: Stretch, by: 'month' | 'day', today: string): string[] => {
  const end = last < today ? last : today;
  const keys: string[] = [];
  for (
    let day = first;
    day <= end;
    day = by === 'day' ? addDays(day, 1) : `${addMonths(day.slice(0, 7), 1)}-01`
  )
    keys.push(by === 'day' ? day : day.slice(0, 7));
  return keys;
};

export const yearOf = (stretch: Stretch): number => Number(stretch.first.slice(0, 4));

/** The whole month or year it is, as the ledger of hours names it. */
export const periodOf = ({ first, last }: Pick<Stretch, 'first' | 'last'>): string | undefined => {
  if (first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`) return first.slice(0, 4);
  const month = first.slice(0, 7);
  return first === `${month}-01` && addDays(last, 1) === `${addMonths(month, 1)}-01` ? month : undefined;
};
