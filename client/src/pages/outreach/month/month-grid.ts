/** A month of activities as a calendar shows it. Days are YYYY-MM-DD, months YYYY-MM, instants milliseconds. Pure. */
import type { Activity } from '@protocol/outreach.js';
import { addDays, addMonths, dayBegins, eachDay, localDay, mondayOf } from '@protocol/time/local-day.js';

const lastOf = (month: string): string => addDays(`${addMonths(month, 1)}-01`, -1);

/** The whole weeks, from Monday, in which the month lies. */
export const weeksOf = (month: string): string[][] => {
  const days = eachDay(mondayOf(`${month}-01`), addDays(mondayOf(lastOf(month)), 6));
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
};
/** [from, to) of those weeks. */
export const weeksSpan = (month: string): { from: number; to: number } => ({
  from: dayBegins(mondayOf(`${month}-01`)),
  to: dayBegins(addDays(mondayOf(lastOf(month)), 7)),
});

const inOrder = (a: Activity, b: Activity): number =>
  Date.parse(a.from) - Date.parse(b.from) || a.number.localeCompare(b.number);
/** By the day on which each begins, and by the hour in it. */
export const byDay = (items: readonly Activity[]): Map<string, Activity[]> => {
  const days = new Map<string, Activity[]>();
  for (const one of [...items].sort(inOrder)) {
    const day = localDay(Date.parse(one.from));
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return days;
};

/** What still wants a card: the rest is one line. */
export const isAhead = (one: Pick<Activity, 'state'>): boolean =>
  one.state === 'planned' || one.state === 'running';

/** The same as a list: what is ahead day by day, what is past with the newest first; of one month alone. */
export const agendaOf = (
  items: readonly Activity[],
  month: string,
): { ahead: [day: string, items: Activity[]][]; past: Activity[] } => {
  const own = items.filter((one) => localDay(Date.parse(one.from)).startsWith(month));
  return {
    ahead: [...byDay(own.filter(isAhead))],
    past: own
      .filter((one) => !isAhead(one))
      .sort(inOrder)
      .reverse(),
  };
};

/** More marks than these are not counted at a glance. */
const MOST_PIPS = 6;
/** A mark a place, those taken first; none where any number may come, or too many. */
export const pipsOf = ({ signedUp, capacity }: Pick<Activity, 'signedUp' | 'capacity'>): boolean[] =>
  capacity === undefined || capacity > MOST_PIPS
    ? []
    : Array.from({ length: capacity }, (_, place) => place < signedUp);

/** How many are still wanted where half of them or fewer have signed up; nobody where it is over or any number will do. */
export const lackingOf = (one: Pick<Activity, 'signedUp' | 'capacity' | 'state'>): number =>
  isAhead(one) && one.capacity !== undefined && one.signedUp * 2 <= one.capacity
    ? one.capacity - one.signedUp
    : 0;
