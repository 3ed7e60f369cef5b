const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const SPANS = ['hours2', 'day1', 'days3', 'days7'] as const;
export type Span = (typeof SPANS)[number];
const DAYS: Record<Exclude<Span, 'hours2'>, number> = { day1: 1, days3: 3, days7: 7 };

/** YYYY-MM-DD in Shanghai. */
export const localDay = (at: number): string => new Date(at + 8 * HOUR).toISOString().slice(0, 10);
/** In two hours, or at five in the afternoon of that day in Shanghai. */
export const instantOf = (span: Span, now: number): string =>
  span === 'hours2'
    ? new Date(now + 2 * HOUR).toISOString()
    : new Date(Date.parse(`${localDay(now + DAYS[span] * DAY)}T09:00:00Z`)).toISOString();
/** Noon of a day that has been, never later than now. */
export const noonOf = (day: string, now: number): string =>
  new Date(Math.min(now, Date.parse(`${day}T04:00:00Z`))).toISOString();
