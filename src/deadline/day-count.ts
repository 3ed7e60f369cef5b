/**
 * Deadlines in whole working days, as the procedures of relief and of letters count them: the day on which one begins
 * does not count, days on which the unit does not work do not count, and it ends with the last working hour of its
 * last day (民法典 arts. 201, 203). Where the last day of a period of months is none on which the unit works, it ends
 * on the next one that is. Instants are milliseconds since 1970, UTC. Pure.
 */
import { workingIntervals } from '../calendar/working-time.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CountedDay, DayCount } from '../protocol/time/day-count.js';
import { iso } from '../protocol/time/instant.js';
import { addDays, addMonths, dayBegins, instantAt, localDay } from '../protocol/time/local-day.js';

/** Where a calendar opens no more, a deadline still has an end: days that are looked through for a working day. */
const LOOKED_THROUGH = 400;

/** When the unit stops working on that local day; null where it does not work then. */
const closing = (calendar: WorkingCalendar, day: string): number | null =>
  workingIntervals(calendar, dayBegins(day)).at(-1)?.to ?? null;

/** The day itself where the unit works then, else the next one that is; the day itself where there is none. */
export function workingDayFrom(calendar: WorkingCalendar, day: string): string {
  for (let i = 0, at = day; i < LOOKED_THROUGH; i++, at = addDays(at, 1))
    if (closing(calendar, at) !== null) return at;
  return day;
}

/** @returns the end of the last working hour of that day; its last minute where the unit does not work then */
export const endOfDay = (calendar: WorkingCalendar, day: string): number =>
  closing(calendar, day) ?? instantAt(day, '23:59');

/** The same of a day that was named at that instant: said in the evening for today, it ends with the day. */
export const endOfNamedDay = (calendar: WorkingCalendar, day: string, at: number): number => {
  const end = endOfDay(calendar, day);
  return end > at ? end : Math.max(at, instantAt(day, '23:59'));
};

/** @param amount working days, from 1 */
export function countWorkingDays(calendar: WorkingCalendar, from: number, amount: number): DayCount {
  const asked = localDay(from);
  const days: CountedDay[] = [{ day: asked, kind: 'asked' }];
  let n = 0;
  let day = asked;
  for (let empty = 0; n < amount && empty < LOOKED_THROUGH;) {
    day = addDays(day, 1);
    const counts = closing(calendar, day) !== null;
    empty = counts ? 0 : empty + 1;
    if (counts) n++;
    days.push({ ...countedDay(calendar, day, counts), ...(counts && { n }) });
  }
  return { amount, due: iso(endOfDay(calendar, day)), days };
}
/** When so many working days from that instant are over. */
export const workingDaysLater = (calendar: WorkingCalendar, from: number, amount: number): number =>
  Date.parse(countWorkingDays(calendar, from, amount).due);

/** The same day so many months later, or that month's last. */
export function sameDayLater(day: string, months: number): string {
  const month = addMonths(day.slice(0, 7), months);
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const same = `${month}-${day.slice(8)}`;
  return same < last ? same : last;
}
/** The same day so many months later, or the month's last; where the unit does not work then, the next that it does. */
export const monthsLater = (calendar: WorkingCalendar, from: number, months: number): number =>
  endOfDay(calendar, workingDayFrom(calendar, sameDayLater(localDay(from), months)));

/** How that day is counted, with what the calendar says of it. */
export function countedDay(calendar: WorkingCalendar, day: string, counts: boolean): CountedDay {
  const note = calendar.notes?.get(day);
  const unpublished = calendar.published && !calendar.published.has(Number(day.slice(0, 4)));
  const more = { ...(note?.name && { name: note.name }), ...(unpublished && { unpublished: true as const }) };
  if (counts) return { day, kind: 'counted', ...more };
  return { day, kind: note?.kind === 'holiday' || note?.kind === 'closed' ? note.kind : 'off', ...more };
}
