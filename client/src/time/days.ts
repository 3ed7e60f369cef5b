/** A day as people say it, in a time zone: with its year where that is not the year of `now`. Pure. */
import { localDay } from '@protocol/time/local-day.js';

export interface DayStyle {
  locale: string;
  timeZone: string;
  month: 'long' | 'short';
}
const made = new Map<string, Intl.DateTimeFormat>();
const formatter = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = JSON.stringify([locale, options]);
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(locale, options);
  made.set(key, fresh);
  return fresh;
};
const yearOf = (at: number, timeZone: string): string =>
  formatter('en', { timeZone, year: 'numeric' }).format(at);

/** 11月23日, of another year 2025年11月23日. Instants in milliseconds; this year is Shanghai's. */
export const sayDayOf = (at: number, now: number, { locale, timeZone, month }: DayStyle): string =>
  formatter(locale, {
    timeZone,
    month,
    day: 'numeric',
    ...(yearOf(at, timeZone) !== localDay(now).slice(0, 4) && { year: 'numeric' }),
  }).format(at);
