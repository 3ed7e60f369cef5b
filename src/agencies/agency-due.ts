/**
 * By when another agency is asked to answer, how that stands, and how the days were counted. In whole working days of
 * the unit: the agency is given the days on which somebody here can ask it. Pure.
 */
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { workingIntervals } from '../calendar/working-time.js';
import { recomputedText } from '../call/clocks/deadline-text.js';
import { countWorkingDays, endOfNamedDay } from '../deadline/day-count.js';
import { inLang, type Lang, type Word } from '../protocol/lang.js';
import type { AgencyRequest, AgencyRequestKind } from '../protocol/relief/agency-requests.js';
import { addDays, dayBegins, localDay } from '../protocol/time/local-day.js';
import { AGENCY_REQUEST_KIND_WORDS } from '../protocol/vocabulary/relief.js';

export interface AgencyDue {
  /** Working days by the setting; null where the day was named. */
  days: number | null;
  nearAt: number;
  dueAt: number;
}

/** @param by the named day, or so many working days from 1 */
export function agencyDue(
  calendar: WorkingCalendar,
  askedAt: number,
  by: { day: string } | { days: number },
): AgencyDue {
  const dueAt =
    'day' in by
      ? endOfNamedDay(calendar, by.day, askedAt)
      : Date.parse(countWorkingDays(calendar, askedAt, by.days).due);
  return { days: 'day' in by ? null : by.days, nearAt: near(calendar, askedAt, dueAt), dueAt };
}

/** When the unit opens on the last working day before that one; where it was asked no earlier, on the day itself. */
function near(calendar: WorkingCalendar, askedAt: number, dueAt: number): number {
  const due = localDay(dueAt);
  const opening = (day: string) => workingIntervals(calendar, dayBegins(day)).at(0)?.from;
  for (let day = addDays(due, -1); day > localDay(askedAt); day = addDays(day, -1)) {
    const at = opening(day);
    if (at !== undefined) return at;
  }
  return Math.max(askedAt, Math.min(dueAt, opening(due) ?? dayBegins(due)));
}

/** When its deadline is spoken of first. */
export const firstReminder = ({ nearAt, dueAt }: AgencyDue, askedAt: number): number =>
  nearAt > askedAt ? nearAt : dueAt;

export function agencyLight(
  {
    nearAt,
    dueAt,
    endedAt,
    inTime,
  }: { nearAt: number; dueAt: number; endedAt: number | null; inTime: boolean | null },
  now: number,
): AgencyRequest['light'] {
  if (endedAt !== null) return (inTime ?? endedAt <= dueAt) ? 'on_time' : 'late';
  if (now >= dueAt) return 'late';
  return now < nearAt ? 'on_time' : 'soon';
}

const RULE: Word = [
  '{kind}后 {n} 个工作日内请对方答复：第二天起算，休息日不计，天数是本单位设的',
  '{kind}: the answer is asked for within {n} working days, counted from the next day; the unit sets how many',
];

/** undefined where the day was named. */
export function agencyDueWhy(
  calendar: WorkingCalendar,
  {
    kind,
    days,
    askedAt,
    dueAt,
  }: { kind: AgencyRequestKind; days: number | null; askedAt: number; dueAt: number },
  lang: Lang,
): AgencyRequest['why'] {
  if (days === null) return undefined;
  const counted = countWorkingDays(calendar, askedAt, days);
  const rule = inLang(RULE, lang)
    .replace('{kind}', inLang(AGENCY_REQUEST_KIND_WORDS[kind], lang))
    .replace('{n}', String(days));
  const moved = Date.parse(counted.due) !== dueAt;
  return { ...counted, rule: moved ? `${rule}${lang === 'zh' ? '。' : '. '}${recomputedText(lang)}` : rule };
}
