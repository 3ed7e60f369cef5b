import { HOUR_SECONDS, DAY_SECONDS } from '@protocol/time/durations.js';
import { shortNumber } from '@protocol/calls/call-number.js';
import { dayNumber as numberOf, ZONE } from '@protocol/time/local-day.js';
import type { Category, Role } from '@protocol/codes.js';
import { CATEGORIES } from '@protocol/codes.js';
import { computed } from 'vue';
import { serverNow } from './clock';
import { sayDayOf } from './days';
import { lang, t } from '../i18n/index';
import { addedCategories } from '../hub/session';

/** A call's number without its year as long as that is clear: 1124-007. */
export const callNumber = (number: string): string => shortNumber(number, serverNow());

const made = new Map<string, Intl.DateTimeFormat>();
const formatter = (name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${lang.value}.${name}`;
  const known = made.get(key);
  if (known) return known;
  const locale = lang.value === 'zh' ? 'zh-CN' : 'en-GB';
  const fresh = new Intl.DateTimeFormat(locale, { timeZone: ZONE, hourCycle: 'h23', ...options });
  made.set(key, fresh);
  return fresh;
};
type At = string | number;
const date = (at: At) => new Date(at);

/** 09:02 */
export const clockTime = (at: At): string =>
  formatter('clock', { hour: '2-digit', minute: '2-digit' }).format(date(at));
/** 09:02:31 */
export const preciseTime = (at: At): string =>
  formatter('precise', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(date(at));
/** 11月23日, of another year 2025年11月23日 */
export const dayOf = (at: At): string =>
  sayDayOf(date(at).getTime(), serverNow(), {
    locale: lang.value === 'zh' ? 'zh-CN' : 'en-GB',
    timeZone: ZONE,
    month: 'long',
  });
/** 11月23日 星期一, Monday 23 November */
export const longDay = (at: At): string => {
  const weekday = formatter('weekday', { weekday: 'long' }).format(date(at));
  return lang.value === 'zh' ? `${dayOf(at)} ${weekday}` : `${weekday} ${dayOf(at)}`;
};
/** 星期一 for 1, 星期日 for 7 */
export const weekdayName = (number: number): string =>
  formatter('weekday', { weekday: 'long' }).format(Date.UTC(2024, 0, number, 4));
/** 11月23日 09:02 */
export const dayTime = (at: At): string => `${dayOf(at)} ${clockTime(at)}`;
/** With the year: for titles and hovers. */
export const fullTime = (at: At): string =>
  formatter('full', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(date(at));

const dayNumber = (at: At) => numberOf(date(at).getTime());
/** Whole days of the calendar from one to the other; negative backwards. */
export const daysBetween = (from: At, to: At): number => dayNumber(to) - dayNumber(from);
export const sameDay = (a: At, b: At): boolean => dayNumber(a) === dayNumber(b);

/** When a day's line ends: at 24:00 of its own day, not at 00:00 of the next. */
export const endTime = (from: At, to: At): string => (sameDay(from, to) ? clockTime(to) : '24:00');

/** Relative when fresh, absolute when old. */
export const relativeTime = (at: At, now: number): string => {
  const seconds = Math.max(0, (now - date(at).getTime()) / 1000);
  if (seconds < 60) return t('common.time.now');
  if (seconds < HOUR_SECONDS) return t('common.time.minutesAgo', { n: Math.floor(seconds / 60) });
  if (sameDay(at, now)) return t('common.time.hoursAgo', { n: Math.floor(seconds / HOUR_SECONDS) });
  if (dayNumber(now) - dayNumber(at) === 1) return t('common.time.yesterday', { time: clockTime(at) });
  return dayTime(at);
};

/** A span for people: 12 秒, 41 分, 1 小时 55 分, 2 天. */
export const span = (seconds: number): string => {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return t('common.time.seconds', { n: s });
  if (s < HOUR_SECONDS) return t('common.time.minutes', { n: Math.floor(s / 60) });
  if (s < 4 * HOUR_SECONDS) return spellMinutes(Math.floor(s / 60));
  if (s < DAY_SECONDS) return t('common.time.hours', { n: Math.floor(s / HOUR_SECONDS) });
  return t('common.time.days', { n: Math.floor(s / DAY_SECONDS) });
};

/** Service minutes: 3 小时 12 分, 1,288 小时. */
export const spellMinutes = (minutes: number): string => {
  const hours = Math.floor(minutes / 60);
  const h = hours.toLocaleString('en');
  const m = minutes % 60;
  if (hours === 0) return t('common.time.minutes', { n: m });
  return m === 0 ? t('common.time.hours', { n: h }) : t('common.time.hoursMinutes', { h, m });
};

type Shipped = (typeof CATEGORIES)[number];
const shipped = (category: Category): category is Shipped => CATEGORIES.some((known) => known === category);
/** Those that ship, then those the administrator added. */
export const categoryCodes = computed<readonly Category[]>(() => [
  ...CATEGORIES,
  ...addedCategories.value.map((one) => one.code),
]);
/** Categories an administrator added are shown by the name they were given. */
export const categoryName = (category: Category, short = false): string => {
  if (!shipped(category)) {
    const added = addedCategories.value.find((one) => one.code === category);
    return (lang.value === 'zh' ? added?.nameZh : added?.nameEn) ?? t('common.category.other');
  }
  return short && category === 'other' ? t('common.categoryShort.other') : t(`common.category.${category}`);
};

/** What an activity or a talk is about: `other` is nobody's doubt there, as in a call. */
export const themeName = (theme: Category): string =>
  theme === 'other' ? t('common.otherTheme') : categoryName(theme);

/** 王检察官: title after the name, unless the name already carries it. */
export const called = (person: { name: string; title?: string | undefined }): string =>
  !person.title || person.name.endsWith(person.title) ? person.name : `${person.name}${person.title}`;

/** A title says who somebody is; where there is none, their part does: 社区工作者周. */
export const calledAs = (person: { name: string; title?: string | undefined }, role: Role): string =>
  person.title ? called(person) : t('common.byRole', { role: t(`common.role.${role}`), name: person.name });

/** A hotline or a button that called has its name and no role; '' for whoever else raised it. */
export const sourceCalled = (
  call: { source?: unknown; raisedBy: { id: string; name: string } } | undefined,
  id: string,
): string => (call?.source && call.raisedBy.id === id ? call.raisedBy.name : '');

/** Who acted, as `name` says people; a shared device is itself where nobody had said who acts, and beside them where somebody had. */
export const actedBy = (
  { actor, device }: { actor?: { id: string; name: string }; device?: { id: string; name: string } },
  name: string,
): string => {
  if (!device || !actor) return name;
  return device.id === actor.id ? actor.name : t('common.onDevice', { name, device: device.name });
};

/** For an avatar: the family name. */
export const initial = (name: string): string => Array.from(name.trim())[0] ?? '';
