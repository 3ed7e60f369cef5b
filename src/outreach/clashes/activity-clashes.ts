/**
 * Who is in two places at once: activities to come beside each other, beside shifts, and beside what else is arranged
 * with the same people. Pure.
 */
import type { ActivityTime } from '../activities/activity-times.js';

export interface TimedActivity extends ActivityTime {
  id: string;
  number: string;
  title: string;
  inCharge: readonly string[];
}
export interface Clash {
  personId: string;
  with: 'shift' | 'checkup' | 'activity';
  name: string;
  from: number;
  to: number;
}
/** What one person is at besides activities. */
export interface OtherTime extends Clash {
  with: 'shift' | 'checkup';
}

/** Each once: who signed up, and who is in charge. */
export const peopleAt = (
  { id, inCharge }: Pick<TimedActivity, 'id' | 'inCharge'>,
  signedUp: ReadonlyMap<string, readonly string[]>,
): string[] => [...new Set([...(signedUp.get(id) ?? []), ...inCharge])];

/** @param signedUp whom each activity has, by its id */
export function clashesOf(
  activity: TimedActivity,
  others: readonly TimedActivity[],
  signedUp: ReadonlyMap<string, readonly string[]>,
  otherTimes: readonly OtherTime[],
): Clash[] {
  const people = peopleAt(activity, signedUp);
  const meets = ({ from, to }: { from: number; to: number }) => from < activity.toAt && activity.fromAt < to;
  const elsewhere = others
    .filter((other) => other.id !== activity.id)
    .map((other) => ({ ...other, from: other.fromAt, to: other.toAt, people: peopleAt(other, signedUp) }))
    .filter(meets);
  return people.flatMap((personId): Clash[] => [
    ...otherTimes.filter((one) => one.personId === personId && meets(one)),
    ...elsewhere
      .filter((other) => other.people.includes(personId))
      .map(({ title, from, to }) => ({ personId, with: 'activity' as const, name: title, from, to })),
  ]);
}
