/** How a local day stands by which something is to be done. Pure. */
import type { DayLight } from '../protocol/trends/help.js';
import { addDays } from '../protocol/time/local-day.js';

/** Days before it. */
const SOON = 7;

/** @param by the last day on which it is in time, YYYY-MM-DD @param on today, or the day on which it was done */
export const dayLight = (by: string, on: string, done = false): DayLight => {
  if (on > by) return 'late';
  return !done && addDays(on, SOON) >= by ? 'soon' : 'on_time';
};
