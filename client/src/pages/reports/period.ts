/** The stretch of time the figures are of, as it stands in the address. Days are of the unit's calendar. Pure. */
export const PERIODS = ['month', 'lastMonth', 'quarter', 'year', 'lastYear', 'own'] as const;
export type Period = (typeof PERIODS)[number];

const shanghai = 8 * 3_600_000;
const DAY = 86_400_000;
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

export const isDay = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.test(text) &&
  !Number.isNaN(midnight(text));
const midnight = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
export const dayAt = (at: number): string => new Date(at + shanghai).toISOString().slice(0, 10);
export const dayAfter = (day: string, by = 1): string => dayAt(midnight(day) + by * DAY);
const firstOf = (year: number, month: number): string => dayAt(Date.UTC(year, month, 1) - shanghai);

export const between = (period: Period, first: string, last: string): Stretch => ({
  period,
  first,
  last,
  from: new Date(midnight(first)).toISOString(),
  to: new Date(midnight(last) + DAY).toISOString(),
});

/** Days in it, both ends counted. */
export const daysIn = ({ first, last }: Pick<Stretch, 'first' | 'last'>): number =>
  Math.round((midnight(last) - midnight(first)) / DAY) + 1;

export const isAllowed = (first: unknown, last: unknown): boolean => {
  if (!isDay(first) || !isDay(last)) return false;
  const days = daysIn({ first, last });
  return days >= 1 && days <= LONGEST;
};

export const stretchOf = (period: Exclude<Period, 'own'>, now: number): Stretch => {
  const today = new Date(now + shanghai);
  const year = today.getUTCFullYear();
  const month = today.getUTCMonth();
  const upTo = (first: string, next: string) => between(period, first, dayAfter(next, -1));
  if (period === 'month') return upTo(firstOf(year, month), firstOf(year, month + 1));
  if (period === 'lastMonth') return upTo(firstOf(year, month - 1), firstOf(year, month));
  if (period === 'quarter') {
    const begin = month - (month % 3);
    return upTo(firstOf(year, begin), firstOf(year, begin + 3));
  }
  if (period === 'year') return upTo(firstOf(year, 0), firstOf(year + 1, 0));
  return upTo(firstOf(year - 1, 0), firstOf(year, 0));
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
    day = by === 'day' ? dayAfter(day) : `${stepMonth(day.slice(0, 7), 1)}-01`
  )
    keys.push(by === 'day' ? day : day.slice(0, 7));
  return keys;
};

export const yearOf = (stretch: Stretch): number => Number(stretch.first.slice(0, 4));

export const isMonth = (text: unknown): text is string =>
  typeof text === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(text);
export const stepMonth = (month: string, by: number): string =>
  firstOf(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by).slice(0, 7);

/** The whole month or year it is, as the ledger of hours names it. */
export const periodOf = ({ first, last }: Pick<Stretch, 'first' | 'last'>): string | undefined => {
  if (first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`) return first.slice(0, 4);
  const month = first.slice(0, 7);
  return first === `${month}-01` && dayAfter(last) === `${stepMonth(month, 1)}-01` ? month : undefined;
};
