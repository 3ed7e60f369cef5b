import { iso } from '@protocol/time/instant.js';
import {
  instantAt,
  localDay,
  localTime,
  monthSpan,
  monthsOf as monthsOfYear,
} from '@protocol/time/local-day.js';
import type { Filters } from '../calls/list/filters';

/** A month of the unit's calendar, as [from, to). Pure. */
export interface Period {
  from: string;
  to: string;
}
export const isYear = (text: unknown): text is string => typeof text === 'string' && /^20\d\d$/.test(text);

/** Of a month, YYYY-MM, or a year, YYYY. */
export const periodOf = (text: string): Period => {
  const [first, last] = isYear(text) ? [`${text}-01`, `${text}-12`] : [text, text];
  return { from: iso(monthSpan(first).from), to: iso(monthSpan(last).to) };
};

/** The months of a year that have begun, the first first. */
export const monthsOf = (year: string, thisMonth: string): string[] =>
  monthsOfYear(year).filter((month) => month <= thisMonth);

/** The page of the calls that were raised in the year, by these filters. */
export const callsOf = (year: string, filters: Filters): string =>
  `/calls?${new URLSearchParams({ ...filters, from: `${year}-01-01`, to: `${year}-12-31` }).toString()}`;

/** For <input type="datetime-local">, in the unit's time. */
export const toLocalInput = (at: string): string =>
  `${localDay(Date.parse(at))}T${localTime(Date.parse(at))}`;
export const fromLocalInput = (text: string): string | undefined => {
  const [day = '', time = ''] = text.split('T');
  const at = instantAt(day, time);
  return Number.isNaN(at) ? undefined : iso(at);
};
