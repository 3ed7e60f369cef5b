/** Figures and what they are of, in words. */
import type { BreakdownBy } from '@protocol/reports.js';
import { URGENCIES } from '@protocol/codes.js';
import { serverNow } from '../../time/clock';
import { sayDayOf } from '../../time/days';
import { categoryName, weekdayName } from '../../time/format';
import { lang, t } from '../../i18n/index';

export const count = (n: number | null | undefined): string =>
  n === null || n === undefined ? t('reports.tooFew') : n.toLocaleString('en');
export const percent = (rate: number | null): string =>
  rate === null ? t('reports.none') : `${(rate * 100).toFixed(1)}%`;
/** Too few to show, or nothing to reckon with: not the same. */
export const ratingRate = (rate: number | null, rated: number): string =>
  rate === null && rated > 0 ? t('reports.tooFew') : percent(rate);
export const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

const zone = { timeZone: 'UTC' } as const;
const locale = () => (lang.value === 'zh' ? 'zh-CN' : 'en-GB');
const dated = (day: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale(), { ...zone, ...options }).format(new Date(`${day}T00:00:00Z`));
/** 2026年11月 */
export const monthName = (month: string): string =>
  dated(`${month}-01`, { year: 'numeric', month: lang.value === 'zh' ? 'long' : 'short' });
/** 11月 */
export const shortMonth = (month: string): string =>
  dated(`${month}-01`, { month: lang.value === 'zh' ? 'numeric' : 'short' });
/** 11月23日 */
export const shortDay = (day: string): string =>
  dated(day, { month: lang.value === 'zh' ? 'long' : 'short', day: 'numeric' });
/** 11月23日, of another year 2025年11月23日 */
export const dayName = (day: string): string =>
  sayDayOf(Date.parse(`${day}T00:00:00Z`), serverNow(), {
    ...zone,
    locale: locale(),
    month: lang.value === 'zh' ? 'long' : 'short',
  });
/** 2026年11月23日 */
export const fullDay = (day: string): string =>
  dated(day, { year: 'numeric', month: lang.value === 'zh' ? 'long' : 'short', day: 'numeric' });

/** What a row is of, in the reader's language; names of people and places are as they are. */
export const rowName = (by: BreakdownBy, row: { key: string; name: string }): string => {
  if (by === 'category') return categoryName(row.key, true);
  if (by === 'urgency') {
    const urgency = URGENCIES.find((one) => one === row.key);
    return urgency ? t(`common.urgency.${urgency}`) : row.name;
  }
  if (by === 'weekday') return weekdayName(Number(row.key));
  if (by === 'month') return monthName(row.key);
  if (by === 'day') return dayName(row.key);
  if (by === 'hour') {
    const [day = '', hour = ''] = row.key.split('-');
    return t('reports.heat.cell', { day: weekdayName(Number(day)), hour: Number(hour) });
  }
  return row.name;
};
