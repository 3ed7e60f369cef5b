/** Time that is being measured now and stands in no line yet: duty that runs, and a check-in. */
import { DutyRow } from './duty.entity.js';
import { unrecordedStretches } from './duty-session-rules.js';
import type { Queries } from '../store/store.js';
import { Table } from '../store/table.js';
import { ServiceSessionRow } from './service.entity.js';
import { unionIntervals, type Interval } from '../kernel/time/intervals.js';

const duties = new Table(DutyRow);
const sessions = new Table(ServiceSessionRow);

export async function isOnDuty(from: Queries, personId: string): Promise<boolean> {
  const rows = await from.rows('select id from duty where id = ? and since is not null', [personId]);
  return rows.length > 0;
}

/** Of one person, until `now`, each instant once. */
export async function runningTimeOf(from: Queries, personId: string, now: number): Promise<Interval[]> {
  const duty = await duties.one(from, 'where id = ?', [personId]);
  const session = await sessions.one(from, 'where person_id = ? and ended_at is null', [personId]);
  return stretchesOf(duty, session, now);
}

/**
 * Whose time runs in a unit.
 * @param only duty alone, of officers and of who checked in for it
 */
export async function runningTimeIn(
  from: Queries,
  unitId: string,
  now: number,
  only?: 'duty',
): Promise<{ personId: string; stretches: Interval[] }[]> {
  const onDuty = await duties.find(from, 'where unit_id = ? and since is not null', [unitId]);
  const open = await sessions.find(from, 'where unit_id = ? and ended_at is null', [unitId]);
  const checkedIn = open.filter((row) => only === undefined || row.kind === only);
  const duty = new Map(onDuty.map((row) => [row.id, row]));
  const session = new Map(checkedIn.map((row) => [row.personId, row]));
  return [...new Set([...duty.keys(), ...session.keys()])].map((personId) => ({
    personId,
    stretches: stretchesOf(duty.get(personId), session.get(personId), now),
  }));
}

/** Whether anybody of the unit has time running that began before the instant. */
export async function hasRunningTimeBefore(
  from: Queries,
  unitId: string,
  before: number,
  now: number,
): Promise<boolean> {
  const all = await runningTimeIn(from, unitId, now);
  return all.some(({ stretches }) => stretches.some((stretch) => stretch.from < before));
}

/** A check-in counts until the clock ends it, however late that is found. */
const stretchesOf = (duty: DutyRow | undefined, session: ServiceSessionRow | undefined, now: number) =>
  unionIntervals([
    ...(duty ? unrecordedStretches(duty, now) : []),
    ...(session ? [{ from: session.startedAt, to: Math.min(now, session.dueAt ?? now) }] : []),
  ]);
