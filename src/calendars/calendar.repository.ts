/** A unit's calendar in its tables. */
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { CalendarDayRow, CalendarWeekRow, CalendarYearRow } from '../calendar/calendar.entity.js';
import { frozenYear, type StoredDay, type StoredCalendar } from '../calendar/calendar-change.js';

const weeks = new Table(CalendarWeekRow);
const years = new Table(CalendarYearRow);
const days = new Table(CalendarDayRow);

/** In one order and without what is not theirs, so that equal calendars read equal. */
export async function loadCalendar(from: Queries, unitId: string): Promise<StoredCalendar> {
  const week = await weeks.one(from, 'where id = ?', [unitId]);
  const taken = await years.find(from, 'where unit_id = ? order by year', [unitId]);
  const kept = await days.find(from, 'where unit_id = ? order by day', [unitId]);
  return {
    week: week?.week,
    years: taken.map((y) => y.year),
    days: kept.map(({ day, kind, name, intervals, corrected }) => ({
      day,
      kind,
      name,
      intervals,
      corrected,
    })),
  };
}

export async function saveCalendar(
  tx: Tx,
  unitId: string,
  { before, after, now }: { before: StoredCalendar; after: StoredCalendar; now: number },
): Promise<void> {
  if (after.week && !same(after.week, before.week)) {
    await tx.run('delete from calendar_week where id = ?', [unitId]);
    await weeks.insert(tx, { id: unitId, week: after.week.map((day) => [...day]), changedAt: now });
  }
  for (const year of after.years)
    if (!before.years.includes(year)) await years.insert(tx, { unitId, year, takenAt: now });
  const was = new Map(before.days.map((d) => [d.day, d]));
  const is = new Map(after.days.map((d) => [d.day, d]));
  for (const day of was.keys())
    if (!same(was.get(day), is.get(day)))
      await tx.run('delete from calendar_day where unit_id = ? and day = ?', [unitId, day]);
  await days.insert(tx, ...after.days.filter((d) => !same(d, was.get(d.day))).map((d) => rowOf(unitId, d)));
}

const rowOf = (unitId: string, { intervals, ...day }: StoredDay): CalendarDayRow => ({
  unitId,
  ...day,
  intervals: intervals && [...intervals],
});
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The years that units have taken over as their own. */
export async function takenYears(from: Queries): Promise<{ unitId: string; year: number }[]> {
  const taken = await from.rows<{ unit_id: string; year: number }>('select unit_id, year from calendar_year');
  return taken.map(({ unit_id: unitId, year }) => ({ unitId, year }));
}

/** What the year's notices said becomes the unit's own, once; a later library changes nothing of it. */
export async function freezeYear(tx: Tx, unitId: string, year: number, now: number): Promise<boolean> {
  const fresh = await tx.run(
    'insert into calendar_year (unit_id, year, taken_at) values (?, ?, ?) on conflict do nothing',
    [unitId, year, now],
  );
  if (!fresh) return false;
  const own = await days.find(tx, 'where unit_id = ?', [unitId]);
  const shipped = frozenYear(year).filter((d) => !own.some((o) => o.day === d.day));
  await days.insert(tx, ...shipped.map((d) => rowOf(unitId, d)));
  return true;
}
