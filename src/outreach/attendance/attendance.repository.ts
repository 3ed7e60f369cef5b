/** The rows of attendance: a person has one at an activity, and one that runs. */
import { AttendanceRow } from '../../ledger/service.entity.js';
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const attendances = new Table(AttendanceRow);
const RUNS = 'started_at is not null and ended_at is null';
/** As many as are ended at once. */
const MOST_DUE = 500;

export const insertAttendance = (tx: Tx, row: AttendanceRow): Promise<void> => attendances.insert(tx, row);

export const findAttendance = (
  from: Queries,
  activityId: string,
  personId: string,
): Promise<AttendanceRow | undefined> =>
  attendances.one(from, 'where activity_id = ? and person_id = ?', [activityId, personId]);
export const runningAttendanceOf = (from: Queries, personId: string): Promise<AttendanceRow | undefined> =>
  attendances.one(from, `where person_id = ? and ${RUNS}`, [personId]);
export const findRunningAttendance = (from: Queries, id: string): Promise<AttendanceRow | undefined> =>
  attendances.one(from, `where id = ? and ${RUNS}`, [id]);
/** Those that end themselves by now, the longest due first. */
export const dueAttendances = (from: Queries, now: number): Promise<AttendanceRow[]> =>
  attendances.find(from, 'where due_at <= ? order by due_at limit ?', [now, MOST_DUE]);

/** In the order they signed up, or came where they had no place. */
export const attendancesAt = async (
  from: Queries,
  activityIds: readonly string[],
): Promise<AttendanceRow[]> =>
  activityIds.length
    ? attendances.find(
        from,
        `where activity_id in (${placeholders(activityIds)}) order by coalesce(signed_up_at, started_at), id`,
        [...activityIds],
      )
    : [];
export const attendancesOf = async (
  from: Queries,
  personId: string,
  activityIds: readonly string[],
): Promise<AttendanceRow[]> =>
  activityIds.length
    ? attendances.find(from, `where person_id = ? and activity_id in (${placeholders(activityIds)})`, [
        personId,
        ...activityIds,
      ])
    : [];

/** @returns false where they are there already, or had not signed up */
export const withdrawSignUp = async (tx: Tx, activityId: string, personId: string): Promise<boolean> =>
  (await tx.run(
    `delete from attendance where activity_id = ? and person_id = ? and signed_up_at is not null
      and started_at is null`,
    [activityId, personId],
  )) === 1;
/** @returns false where it had begun before */
export const beginAttendance = async (
  tx: Tx,
  id: string,
  begun: Pick<AttendanceRow, 'startedAt' | 'dueAt' | 'byList'>,
): Promise<boolean> => (await attendances.update(tx, begun, 'id = ? and started_at is null', [id])) === 1;
/** @returns false where it had ended before */
export const endAttendance = async (
  tx: Tx,
  id: string,
  ended: Pick<AttendanceRow, 'endedAt' | 'dueAt' | 'forgotten' | 'byList'>,
): Promise<boolean> => (await attendances.update(tx, ended, `id = ? and ${RUNS}`, [id])) === 1;
