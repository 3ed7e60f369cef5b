/** Working days of the demo district: it knows no holidays. Instants in milliseconds. */
import { DAY } from '../../protocol/time/durations.js';
import { nextMidnight, onTheWall } from '../../protocol/time/local-day.js';

export const isWeekend = (at: number): boolean => [0, 6].includes(onTheWall(at).getUTCDay());
/** Midnight of the next day that is not at a weekend. */
export const nextWorkingDay = (at: number): number => {
  let day = nextMidnight(at);
  while (isWeekend(day)) day += DAY;
  return day;
};
