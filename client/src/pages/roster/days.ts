/** Days of the unit's calendar, YYYY-MM-DD, and how they are said. Pure but for the language. */
import { addDays, instantAt, ZONE } from '@protocol/time/local-day.js';
import { clockTime, dayOf } from '../../time/format';
import { lang, t } from '../../i18n/index';
import type { Shift } from './shapes';

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;
export const stepMonth = (day: string, by: number): string =>
  firstOfMonth(addDays(firstOfMonth(day), by > 0 ? 31 : -1));
export const lastOfMonth = (day: string): string => addDays(stepMonth(day, 1), -1);

/** Noon in the unit's time, for the formatters. */
const noon = (day: string) => instantAt(day, '12:00');
/** 11月23日 */
export const sayDay = (day: string): string => dayOf(noon(day));
export const sayWeekday = (day: string, how: 'short' | 'long' = 'short'): string =>
  new Intl.DateTimeFormat(lang.value === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    weekday: how,
  }).format(noon(day));
/** Sunday is 0: the name of a weekday by its number. */
export const weekdayName = (n: number): string => sayWeekday(addDays('2026-11-22', n));
/** 11月23日 周一, Mon 23 November */
export const sayLong = (day: string): string =>
  (lang.value === 'zh' ? [sayDay(day), sayWeekday(day)] : [sayWeekday(day), sayDay(day)]).join(' ');
export const sayDays = (from: string, until: string): string =>
  from === until ? sayLong(from) : `${sayLong(from)} – ${sayLong(until)}`;
export const sayMonth = (day: string): string =>
  new Intl.DateTimeFormat(lang.value === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: 'long',
  }).format(noon(day));

export const sayHours = (shift: Pick<Shift, 'from' | 'to'>): string =>
  `${clockTime(shift.from)}–${clockTime(shift.to)}`;
/** 1 人 or 2–3 人. */
export const sayStaff = ({ min, max }: { min: number; max: number }): string =>
  min === max ? t('roster.pattern.saidOne', { n: min }) : t('roster.pattern.said', { min, max });
export const sayMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
export const readMinute = (text: string): number => {
  const [h = 0, m = 0] = text.split(':').map(Number);
  return h * 60 + m;
};
