/** The rows of a unit's months: one is there once the month was closed. */
import { MonthRow } from '../../ledger/hours.entity.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const months = new Table(MonthRow);

export const findMonth = (from: Queries, id: string): Promise<MonthRow | undefined> =>
  months.one(from, 'where id = ?', [id]);
/** @param first, last YYYY-MM, both of them included */
export const monthsBetween = (
  from: Queries,
  unitId: string,
  first: string,
  last: string,
): Promise<MonthRow[]> =>
  months.find(from, 'where unit_id = ? and month >= ? and month <= ?', [unitId, first, last]);
/** The first month from this one on that is closed (YYYY-MM); undefined where none is. */
export async function firstClosedMonthFrom(
  from: Queries,
  unitId: string,
  month: string,
): Promise<string | undefined> {
  const [closed] = await from.rows<{ month: string }>(
    'select month from hours_month where unit_id = ? and month >= ? and closed_at is not null order by month limit 1',
    [unitId, month],
  );
  return closed?.month;
}

export const insertMonth = (tx: Tx, row: MonthRow): Promise<void> => months.insert(tx, row);
export const updateMonth = (
  tx: Tx,
  id: string,
  changes: Omit<MonthRow, 'id' | 'unitId' | 'month'>,
): Promise<number> => months.update(tx, changes, 'id = ?', [id]);
