/** Time that is being measured now and stands in no line yet: duty that runs, a check-in, and being at an activity. */
import { AttendanceRow, ServiceSessionRow } from './service.entity.js';
import { DutyRow } from './duty.entity.js';
import { unrecordedStretches } from './duty-session-rules.js';
import type { Queries } from '../store/store.js';
import { Table } from '../store/table.js';
import { unionIntervals, type Interval } from '../kernel/time/intervals.js';

const duties = new Table(DutyRow);
const sessions = new Table(ServiceSessionRow);
const attendances = new Table(AttendanceRow);
const IS_THERE = 'started_at is not null and ended_at is null';

export async function isOnDuty(from: Queries, personId: string): Promise<boolean> {
  const rows = await from.rows('select id from duty where id = ? and since is not null', [personId]);
  return rows.length > 0;
}

/** Of one person, until `now`, each instant once. */
export async function runningTimeOf(from: Queries, personId: string, now: number): Promise<Interval[]> {
  const duty = await duties.one(from, 'where id = ?', [personId]);
  const session = await sessions.one(from, 'where person_id = ? and ended_at is null', [personId]);
  const attendance = await attendances.one(from, `where person_id = ? and ${IS_THERE}`, [personId]);
  return stretchesOf(duty, [session, attendance], now);
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
  const there =
    only === undefined ? await attendances.find(from, `where unit_id = ? and ${IS_THERE}`, [unitId]) : [];
  const duty = new Map(onDuty.map((row) => [row.id, row]));
  const session = Map.groupBy([...checkedIn, ...there], (row) => row.personId);
  return [...new Set([...duty.keys(), ...session.keys()])].map((personId) => ({
    personId,
    stretches: stretchesOf(duty.get(personId), session.get(personId) ?? [], now),
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
const stretchesOf = (
  duty: DutyRow | undefined,
  checkIns: readonly ({ startedAt: number | null; dueAt: number | null } | undefined)[],
  now: number,
) =>
  unionIntervals([
    ...(duty ? unrecordedStretches(duty, now) : []),
    ...checkIns.flatMap((row) =>
      row?.startedAt == null ? [] : [{ from: row.startedAt, to: Math.min(now, row.dueAt ?? now) }],
    ),
  ]);
