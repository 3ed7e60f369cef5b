/** What a coordinator may change of a calendar, and the calendar after it. */
import { isLocalDay } from '../protocol/time/local-day.js';
import type { DayInterval } from '../protocol/administration.js';
import type { DayKind } from '../protocol/codes.js';
import { refuse, type RefusalDetails } from '../kernel/refusal/refusal.js';
import { yearOfDay, type CalendarParts, type CachedDay } from './calendar.cache.js';
import { publishedDays } from './published-holidays.js';

export interface StoredDay extends CachedDay {
  /** By the coordinator. */
  corrected: boolean;
}
export interface StoredCalendar extends CalendarParts {
  days: readonly StoredDay[];
}
export interface CalendarChange {
  week?: readonly (readonly DayInterval[])[];
  days?: readonly { day: string; kind: DayKind; name?: string; intervals?: readonly DayInterval[] }[];
  /** A year whose published days become the unit's own; corrections stay. */
  takeOver?: number;
}
type Fields = NonNullable<RefusalDetails['fields']>;

/** @throws Refusal `invalid`, `year_not_published` */
export function applyCalendarChange(parts: StoredCalendar, change: CalendarChange): StoredCalendar {
  const fields = changeErrors(change);
  if (fields) refuse('invalid', { fields });
  let { week, years, days } = parts;
  const set = (given: readonly StoredDay[]) => {
    const all = new Map([...days, ...given].map((d) => [d.day, d]));
    days = [...all.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  };
  if (change.week) week = change.week.map((day) => day.map(plain));
  set(
    (change.days ?? []).map(({ day, kind, name, intervals }) => ({
      day,
      kind,
      name: kind === 'plain' ? '' : (name ?? '').trim(),
      intervals: kind === 'special' ? intervals!.map(plain) : null,
      corrected: true,
    })),
  );
  if (change.takeOver !== undefined) {
    const year = change.takeOver;
    const own = days.filter((d) => yearOfDay(d.day) === year && d.corrected);
    if (!publishedDays(year).length && !own.length) refuse('year_not_published', { params: { year } });
    days = [...days.filter((d) => yearOfDay(d.day) !== year), ...own];
    set(frozenYear(year).filter((d) => !own.some((o) => o.day === d.day)));
    if (!years.includes(year)) years = [...years, year].sort();
  }
  return { week, years, days };
}

export const frozenYear = (year: number): StoredDay[] =>
  publishedDays(year).map((d) => ({ ...d, intervals: null, corrected: false }));

const plain = ({ from, to }: DayInterval): DayInterval => ({ from, to });

function changeErrors({ week, days = [] }: CalendarChange): Fields | undefined {
  const fields: Fields = {};
  week?.forEach((day, i) => {
    if (!follow(day)) fields[`week.${i}`] = 'field_intervals';
  });
  if (week && !week.some((day) => day.length)) fields['week'] = 'field_no_working_day';
  days.forEach(({ day, kind, intervals }, i) => {
    if (!isDay(day)) fields[`days.${i}.day`] = 'field_invalid';
    if (kind === 'special' && (!intervals?.length || !follow(intervals)))
      fields[`days.${i}.intervals`] = 'field_intervals';
  });
  return Object.keys(fields).length ? fields : undefined;
}
const isDay = (day: string) => isLocalDay(day) && yearOfDay(day) >= 2020 && yearOfDay(day) < 2100;
const follow = (intervals: readonly DayInterval[]) =>
  intervals.every(({ from, to }, i) => from >= (intervals[i - 1]?.to ?? 0) && from < to && to <= 1440);
