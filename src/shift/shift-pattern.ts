/**
 * Recurring shifts: on which days one falls and whose turn it is. Pure. Plain day arithmetic and not an RRULE:
 * what a unit asks for (working days by its own calendar, who is on in week k, holidays only) RRULE cannot say,
 * and what RRULE says besides is not asked for.
 */
import { MINUTE } from '../protocol/time/durations.js';
import { addDays, dayBegins, weekdayOf, weeksBetween } from '../protocol/time/local-day.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { PatternDays, ShiftRole, SpecialDay } from '../protocol/shifts.js';

export interface ShiftPattern {
  id: string;
  unitId: string;
  departmentId: string | null;
  name: string;
  role: ShiftRole;
  /** How many people it needs, and how many it takes. */
  min: number;
  max: number;
  /** Minutes of the local day; an end at or before the start is on the next day. */
  startMinute: number;
  endMinute: number;
  /** Sunday is 0. With `working` and `off` the calendar decides and these only narrow it. */
  weekdays: readonly number[];
  everyWeeks: number;
  days: PatternDays;
  fromDay: string;
  /** The last day; null: until further notice. */
  untilDay: string | null;
  /** From which week the turns are counted: kept when a change begins a new piece of the same shift. */
  anchorDay: string;
  /** Who is on in week k, taken in turn. */
  rotation: readonly (readonly string[])[];
  /** The temporary roster it belongs to; null: the standing one. */
  temporaryId: string | null;
}
/** Replaces the standing roster from its first day to its last. */
export interface Temporary {
  id: string;
  unitId: string;
  name: string;
  fromDay: string;
  untilDay: string;
}
type Calendar = Pick<WorkingCalendar, 'week' | 'days'>;

export const isWorkingDay = (calendar: Calendar, day: string): boolean =>
  (calendar.days.get(day) ?? calendar.week[weekdayOf(day)] ?? []).length > 0;

/** What the calendar says of the day besides the week: a public holiday, a make-up working day, or nothing. */
export function specialDay(calendar: Calendar, day: string): SpecialDay | null {
  const said = calendar.days.get(day);
  if (!said) return null;
  const usual = (calendar.week[weekdayOf(day)] ?? []).length > 0;
  return said.length === 0 ? 'holiday' : usual ? null : 'makeup';
}

export function occursOn(pattern: ShiftPattern, day: string, calendar: Calendar): boolean {
  if (day < pattern.fromDay || (pattern.untilDay !== null && day > pattern.untilDay)) return false;
  if (mod(weeksBetween(pattern.anchorDay, day), pattern.everyWeeks) !== 0) return false;
  if (pattern.days === 'all') return pattern.weekdays.includes(weekdayOf(day));
  if (isWorkingDay(calendar, day) !== (pattern.days === 'working')) return false;
  // A make-up Saturday works as the weekdays do, whichever of them the shift has.
  return specialDay(calendar, day) === 'makeup' || pattern.weekdays.includes(weekdayOf(day));
}

/** Whose turn it is in the week of the day. */
export function peopleInTurn(pattern: ShiftPattern, day: string): readonly string[] {
  if (!pattern.rotation.length) return [];
  const week = Math.floor(weeksBetween(pattern.anchorDay, day) / pattern.everyWeeks);
  return pattern.rotation[mod(week, pattern.rotation.length)]!;
}

/** [from, to) of the shift that begins on the day, as instants. */
export function hoursOf(
  pattern: Pick<ShiftPattern, 'startMinute' | 'endMinute'>,
  day: string,
): { from: number; to: number } {
  const over = pattern.endMinute <= pattern.startMinute;
  return {
    from: dayBegins(day) + pattern.startMinute * MINUTE,
    to: dayBegins(over ? addDays(day, 1) : day) + pattern.endMinute * MINUTE,
  };
}
const mod = (n: number, by: number) => ((n % by) + by) % by;
