/** How hours are said: whole hours, months, the time of a row. */
import { DAY } from '@protocol/time/durations.js';
import { sayActivity } from '@protocol/communities/liaison.js';
import type { ServiceKind } from '@protocol/hours.js';
import { clockTime, dayOf, endTime, sameDay } from '../../time/format';
import { lang, t } from '../../i18n/index';

/** Whole hours, rounded down: nothing is claimed that is not there. */
export const hoursOf = (minutes: number): string => Math.floor(minutes / 60).toLocaleString('en');
export const countOf = (n: number): string => n.toLocaleString('en');

/** 11月, November */
export const sayMonth = (month: string): string =>
  new Intl.DateTimeFormat(lang.value === 'zh' ? 'zh-CN' : 'en-GB', {
    month: lang.value === 'zh' ? 'numeric' : 'long',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
/** 2026年11月, November 2026 */
export const sayYearMonth = (month: string): string =>
  new Intl.DateTimeFormat(lang.value === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
/** 2026年11月22日 */
export const sayDay = (day: string): string =>
  new Intl.DateTimeFormat(lang.value === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));

interface Span {
  from: string;
  to: string;
}
/** 12:04, 24:00 at the end of its own day; a claim may go past midnight. */
export const sayEnd = ({ from, to }: Span): string => {
  const midnight = Date.parse(to) - Date.parse(from) <= DAY && clockTime(to) === '00:00';
  return sameDay(from, to) || midnight ? endTime(from, to) : `${dayOf(to)} ${clockTime(to)}`;
};
/** 08:58–12:04 */
export const sayTime = (span: Span): string => `${clockTime(span.from)}–${sayEnd(span)}`;

export const sayKind = (kind: ServiceKind): string => t(`hours.kind.${kind}`);

/** 反诈宣讲 · 北市社区: what was done, else its kind, and where. */
export const sayService = (row: {
  kind: ServiceKind;
  activity?: string | undefined;
  community?: { name: string } | undefined;
}): string =>
  [sayActivity(row.activity ?? '', lang.value) || sayKind(row.kind), row.community?.name]
    .filter(Boolean)
    .join(' · ');
