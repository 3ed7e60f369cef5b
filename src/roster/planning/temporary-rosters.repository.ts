/** The rows of temporary rosters. Days are local, YYYY-MM-DD. */
import { TemporaryRosterRow } from '../../shift/roster.entity.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const temporaries = new Table(TemporaryRosterRow);

export const findTemporary = (from: Queries, id: string): Promise<TemporaryRosterRow | undefined> =>
  temporaries.one(from, 'where id = ?', [id]);
export const findTemporaryOfUnit = (
  from: Queries,
  id: string,
  unitId: string,
): Promise<TemporaryRosterRow | undefined> =>
  temporaries.one(from, 'where id = ? and unit_id = ?', [id, unitId]);
/** Those that are not over, soonest first. */
export const currentTemporaries = (
  from: Queries,
  unitId: string,
  today: string,
): Promise<TemporaryRosterRow[]> =>
  temporaries.find(from, 'where unit_id = ? and until_day >= ? order by from_day, id', [unitId, today]);
/** What reaches into these days; both are included. */
export const temporariesIn = (
  from: Queries,
  unitId: string,
  firstDay: string,
  lastDay: string,
): Promise<TemporaryRosterRow[]> =>
  temporaries.find(from, 'where unit_id = ? and from_day <= ? and until_day >= ?', [
    unitId,
    lastDay,
    firstDay,
  ]);

export const insertTemporary = (tx: Tx, row: TemporaryRosterRow): Promise<void> =>
  temporaries.insert(tx, row);
export const endTemporary = (tx: Tx, id: string, untilDay: string): Promise<number> =>
  temporaries.update(tx, { untilDay }, 'id = ?', [id]);
