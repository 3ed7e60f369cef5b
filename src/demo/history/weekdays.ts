/** Working days of the demo district: its duty knows no holidays. Instants in milliseconds. */
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import { DAY } from '../../protocol/time/durations.js';
import { nextMidnight, onTheWall, weekdayOf } from '../../protocol/time/local-day.js';

export const isWeekend = (at: number): boolean => [0, 6].includes(onTheWall(at).getUTCDay());
/** Midnight of the next day that is not at a weekend. */
export const nextWorkingDay = (at: number): number => {
  let day = nextMidnight(at);
  while (isWeekend(day)) day += DAY;
  return day;
};

/** By the unit's calendar, holidays and make-up days with it; of a day YYYY-MM-DD. */
export const workingDaysOf =
  ({ days, week }: WorkingCalendar) =>
  (day: string): boolean =>
    (days.get(day) ?? week[weekdayOf(day)] ?? []).length > 0;
