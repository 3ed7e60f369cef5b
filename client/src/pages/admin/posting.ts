/** Days of a posting, in the unit's calendar. Pure. */
import { iso } from '@protocol/time/instant.js';
import { addDays, dayBegins } from '@protocol/time/local-day.js';

/** The beginning of a day, or of the one so many days later. */
export const dayStart = (day: string, later = 0): string => iso(dayBegins(addDays(day, later)));

export const postingState = (
  one: { startsAt: string; endsAt: string | null },
  now: number,
): 'now' | 'later' | 'ended' => {
  if (one.endsAt !== null && Date.parse(one.endsAt) <= now) return 'ended';
  return Date.parse(one.startsAt) > now ? 'later' : 'now';
};
