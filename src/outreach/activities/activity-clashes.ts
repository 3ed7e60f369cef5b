/** Who is in two places at once: activities to come beside each other and beside shifts. Pure. */
import type { ActivityTime } from './activity-times.js';

export interface TimedActivity extends ActivityTime {
  id: string;
  number: string;
  title: string;
  inCharge: readonly string[];
}
/** A shift's time of one person. */
export interface ShiftTime {
  personId: string;
  name: string;
  from: number;
  to: number;
}
export interface Clash {
  personId: string;
  with: 'shift' | 'activity';
  name: string;
  from: number;
  to: number;
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
  shifts: readonly ShiftTime[],
): Clash[] {
  const people = peopleAt(activity, signedUp);
  const meets = ({ from, to }: { from: number; to: number }) => from < activity.toAt && activity.fromAt < to;
  const elsewhere = others
    .filter((other) => other.id !== activity.id)
    .map((other) => ({ ...other, from: other.fromAt, to: other.toAt, people: peopleAt(other, signedUp) }))
    .filter(meets);
  return people.flatMap((personId): Clash[] => [
    ...shifts
      .filter((shift) => shift.personId === personId && meets(shift))
      .map(({ name, from, to }) => ({ personId, with: 'shift' as const, name, from, to })),
    ...elsewhere
      .filter((other) => other.people.includes(personId))
      .map(({ title, from, to }) => ({ personId, with: 'activity' as const, name: title, from, to })),
  ]);
}
