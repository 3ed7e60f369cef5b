/** Days of a posting, in the unit's calendar. Pure. */
const shift = 8 * 3_600_000;

/** YYYY-MM-DD of an instant. */
export const toDay = (at: number): string => new Date(at + shift).toISOString().slice(0, 10);
/** The beginning of a day, or of the one so many days later. */
export const dayStart = (day: string, later = 0): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + later * 86_400_000).toISOString();

export const postingState = (
  one: { startsAt: string; endsAt: string | null },
  now: number,
): 'now' | 'later' | 'ended' => {
  if (one.endsAt !== null && Date.parse(one.endsAt) <= now) return 'ended';
  return Date.parse(one.startsAt) > now ? 'later' : 'now';
};
