/** Days and months as sentences say them. Pure. */
import type { Lang } from '../lang.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const enNameOf = (month: string): string => MONTHS[Number(month.slice(5, 7)) - 1] ?? '';
/** `2026-11-09`: 9 November. */
export const enDay = (day: string): string => `${Number(day.slice(8))} ${enNameOf(day)}`;
/** `2026-11`: November 2026. */
export const enMonth = (month: string): string => `${enNameOf(month)} ${month.slice(0, 4)}`;
/** `2026-11-09`: 11月9日. */
export const zhDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
export const sayDay = (day: string, lang: Lang): string => (lang === 'zh' ? zhDay(day) : enDay(day));
