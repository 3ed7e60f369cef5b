/** The units' working calendars, held in memory by the directory: asked with every ring, changed seldom. */
import type { DayInterval } from '../protocol/administration.js';
import type { DayKind } from '../protocol/codes.js';
import { CalendarDayRow, CalendarWeekRow, CalendarYearRow } from './calendar.entity.js';
import { publishedDays, publishedYears } from './published-holidays.js';
import { DEFAULT_CALENDAR, type WorkingCalendar } from './working-calendar.js';
import type { Queries } from '../store/store.js';
import { allRows } from '../store/table.js';

export interface CachedDay {
  day: string;
  kind: DayKind;
  name: string;
  intervals: readonly DayInterval[] | null;
}
/** What is known of one unit; a year that was not taken over is as published. */
export interface CalendarParts {
  week: readonly (readonly DayInterval[])[] | undefined;
  years: readonly number[];
  days: readonly CachedDay[];
}
export const yearOfDay = (day: string) => Number(day.slice(0, 4));

/** A make-up day is worked as the first working day of the week. */
const asWeekday = (week: readonly (readonly DayInterval[])[]) =>
  [...week.slice(1), week[0]!].find((day) => day.length) ?? [];

export function calendarOf({ week = DEFAULT_CALENDAR.week, years, days }: CalendarParts): WorkingCalendar {
  const shipped = publishedYears().filter((year) => !years.includes(year));
  const all = new Map<string, CachedDay>();
  for (const year of shipped)
    for (const day of publishedDays(year)) all.set(day.day, { ...day, intervals: null });
  for (const day of days) all.set(day.day, day);
  const marked = [...all.values()].filter((d) => d.kind !== 'plain');
  const hours = (d: CachedDay) =>
    d.kind === 'special' ? (d.intervals ?? []) : d.kind === 'make_up' ? asWeekday(week) : [];
  return {
    week,
    days: new Map(marked.map((d) => [d.day, hours(d)])),
    notes: new Map(marked.map((d) => [d.day, { kind: d.kind, name: d.name }])),
    published: new Set([...shipped, ...years]),
  };
}

/** Of a unit that has set nothing. */
const PUBLISHED = calendarOf({ week: undefined, years: [], days: [] });

export class CalendarCache {
  private byUnit = new Map<string, WorkingCalendar>();

  of = (unitId: string): WorkingCalendar => this.byUnit.get(unitId) ?? PUBLISHED;

  async read(from: Queries): Promise<void> {
    const [weeks, years, days] = await Promise.all([
      allRows(from, CalendarWeekRow),
      allRows(from, CalendarYearRow),
      allRows(from, CalendarDayRow),
    ]);
    const units = new Set([
      ...weeks.map((w) => w.id),
      ...years.map((y) => y.unitId),
      ...days.map((d) => d.unitId),
    ]);
    this.byUnit = new Map(
      [...units].map((unitId) => [
        unitId,
        calendarOf({
          week: weeks.find((w) => w.id === unitId)?.week,
          years: years.filter((y) => y.unitId === unitId).map((y) => y.year),
          days: days.filter((d) => d.unitId === unitId),
        }),
      ]),
    );
  }
}
