/** How the load was shared over a period, a person at a time. No order but the name's: for sharing, not for appraisal. Pure. */
import { HOUR } from '../protocol/time/durations.js';
import type { Lang } from '../protocol/lang.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { minutesBetween } from '../kernel/time/intervals.js';
import { addDays, dayBegins, localDay } from '../protocol/time/local-day.js';
import type { Occurrence } from './occurrences.js';
import { isWorkingDay } from './shift-pattern.js';

export interface LoadShare {
  personId: string;
  shifts: number;
  nights: number;
  /** Shifts that begin on a day the unit does not work. */
  daysOff: number;
  minutesRostered: number;
}
/** A shift that has two hours or more between 23:00 and 06:00. */
export const NIGHT = { from: 23, to: 6, least: 2 } as const;

export function isNight({ from, to }: { from: number; to: number }): boolean {
  let sum = 0;
  for (let day = addDays(localDay(from), -1); dayBegins(day) < to; day = addDays(day, 1)) {
    const begins = dayBegins(day) + NIGHT.from * HOUR;
    const ends = dayBegins(addDays(day, 1)) + NIGHT.to * HOUR;
    sum += Math.max(0, Math.min(to, ends) - Math.max(from, begins));
  }
  return sum >= NIGHT.least * HOUR;
}

export function loadShares(shifts: readonly Occurrence[], calendar: WorkingCalendar): Map<string, LoadShare> {
  const all = new Map<string, LoadShare>();
  for (const shift of shifts)
    for (const placed of shift.people) {
      const { personId } = placed;
      const one = all.get(personId) ?? { personId, shifts: 0, nights: 0, daysOff: 0, minutesRostered: 0 };
      // Who went and came back has served one shift.
      if (!shift.people.slice(0, shift.people.indexOf(placed)).some((p) => p.personId === personId)) {
        const own = shift.people.filter((p) => p.personId === personId);
        one.shifts += 1;
        one.nights += isNight({ from: own[0]!.from, to: own.at(-1)!.to }) ? 1 : 0;
        one.daysOff += isWorkingDay(calendar, shift.day) ? 0 : 1;
      }
      one.minutesRostered += minutesBetween(placed.from, placed.to);
      all.set(personId, one);
    }
  return all;
}

const collators = { zh: new Intl.Collator('zh-CN'), en: new Intl.Collator('en') };
/** By the name's pinyin. */
export const byName =
  (lang: Lang) =>
  (a: { name: string }, b: { name: string }): number =>
    collators[lang === 'zh' ? 'zh' : 'en'].compare(a.name, b.name);
