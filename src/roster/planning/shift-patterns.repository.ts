/** The rows of recurring shifts. Days are local, YYYY-MM-DD. */
import { ShiftPatternRow } from '../../shift/roster.entity.js';
import { addDays } from '../../protocol/time/local-day.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const patterns = new Table(ShiftPatternRow);

export const findPattern = (from: Queries, id: string): Promise<ShiftPatternRow | undefined> =>
  patterns.one(from, 'where id = ?', [id]);
export const patternsOfUnit = (from: Queries, unitId: string): Promise<ShiftPatternRow[]> =>
  patterns.find(from, 'where unit_id = ?', [unitId]);
export const patternsOfTemporary = (from: Queries, temporaryId: string): Promise<ShiftPatternRow[]> =>
  patterns.find(from, 'where temporary_id = ?', [temporaryId]);
/** Those that are not over, in the order of the day. */
export const currentPatterns = (from: Queries, unitId: string, today: string): Promise<ShiftPatternRow[]> =>
  patterns.find(
    from,
    'where unit_id = ? and (until_day is null or until_day >= ?) order by start_minute, name, id',
    [unitId, today],
  );
/** Of the standing roster, what reaches into these days; both are included. */
export const standingPatternsIn = (
  from: Queries,
  unitId: string,
  firstDay: string,
  lastDay: string,
): Promise<ShiftPatternRow[]> =>
  patterns.find(
    from,
    'where unit_id = ? and temporary_id is null and from_day <= ? and (until_day is null or until_day >= ?)',
    [unitId, lastDay, firstDay],
  );

export const insertPattern = (tx: Tx, row: ShiftPatternRow): Promise<void> => patterns.insert(tx, row);
export const updatePattern = (tx: Tx, id: string, row: Partial<ShiftPatternRow>): Promise<number> =>
  patterns.update(tx, row, 'id = ?', [id]);

/** Ends it yesterday and goes on as another: what differs, and what is offered, from today on is of that one. */
export async function continuePattern(
  tx: Tx,
  id: string,
  next: ShiftPatternRow,
  today: string,
): Promise<void> {
  await patterns.insert(tx, next);
  await patterns.update(tx, { untilDay: addDays(today, -1) }, 'id = ?', [id]);
  for (const table of ['roster_override', 'shift_request'])
    await tx.run(`update ${table} set pattern_id = ? where pattern_id = ? and day >= ?`, [
      next.id,
      id,
      today,
    ]);
}

export async function endPattern(tx: Tx, id: string, today: string): Promise<void> {
  // What was offered of these days is ended by the watch, which tells whom it concerns.
  await tx.run('delete from roster_override where pattern_id = ? and day >= ?', [id, today]);
  await tx.run('update shift_pattern set until_day = ? where id = ?', [addDays(today, -1), id]);
}
