/** Days on the wall clock of Shanghai, which is UTC+8 and has no summer time. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const SHANGHAI = 8 * HOUR;

/** Midnight in Shanghai of the day that the instant lies in. */
export const localMidnight = (instant: number): number =>
  Math.floor((instant + SHANGHAI) / DAY) * DAY - SHANGHAI;
export const isWeekend = (midnight: number): boolean =>
  [0, 6].includes(new Date(midnight + SHANGHAI).getUTCDay());
/** Midnight of the next day that is not at a weekend. */
export const nextWorkingDay = (instant: number): number => {
  let day = localMidnight(instant) + DAY;
  while (isWeekend(day)) day += DAY;
  return day;
};
