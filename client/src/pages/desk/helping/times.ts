import { iso } from '@protocol/time/instant.js';
import { HOUR } from '@protocol/time/durations.js';
import { addDays, instantAt, localDay } from '@protocol/time/local-day.js';

export const SPANS = ['hours2', 'day1', 'days3', 'days7'] as const;
export type Span = (typeof SPANS)[number];
const DAYS: Record<Exclude<Span, 'hours2'>, number> = { day1: 1, days3: 3, days7: 7 };

/** In two hours, or at five in the afternoon of that local day. */
export const instantOf = (span: Span, now: number): string =>
  span === 'hours2' ? iso(now + 2 * HOUR) : iso(instantAt(addDays(localDay(now), DAYS[span]), '17:00'));
/** Noon of a day that has been, never later than now. */
export const noonOf = (day: string, now: number): string => iso(Math.min(now, instantAt(day, '12:00')));
