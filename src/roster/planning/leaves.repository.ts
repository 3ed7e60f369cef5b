/** The rows of leave. Days are local, YYYY-MM-DD. */
import { LeaveRow } from '../../shift/roster.entity.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const leaves = new Table(LeaveRow);

export const findLeave = (from: Queries, id: string): Promise<LeaveRow | undefined> =>
  leaves.one(from, 'where id = ?', [id]);
export const leavesOfPerson = (from: Queries, personId: string): Promise<LeaveRow[]> =>
  leaves.find(from, 'where person_id = ?', [personId]);
/** In which the person is put on no shift. */
export const blockingLeavesOfPerson = (from: Queries, personId: string): Promise<LeaveRow[]> =>
  leaves.find(from, 'where person_id = ? and blocks = 1', [personId]);
/** Those not over yet, soonest first; of one person where a person is named. */
export function currentLeaves(
  from: Queries,
  unitId: string,
  today: string,
  personId?: string,
): Promise<LeaveRow[]> {
  const own = personId === undefined ? '' : 'and person_id = ? ';
  return leaves.find(from, `where unit_id = ? and until_day >= ? ${own}order by from_day, id`, [
    unitId,
    today,
    ...(personId === undefined ? [] : [personId]),
  ]);
}

export const insertLeave = (tx: Tx, row: LeaveRow): Promise<void> => leaves.insert(tx, row);
export const deleteLeave = (tx: Tx, id: string): Promise<number> =>
  tx.run('delete from leave_day where id = ?', [id]);
