/** The rows that say when a unit's roster is looked at next. */
import { RosterWatchRow } from '../shift/roster.entity.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const watches = new Table(RosterWatchRow);

export const allRosterWatches = (from: Queries): Promise<RosterWatchRow[]> => watches.find(from, '');
export const findRosterWatch = (from: Queries, unitId: string): Promise<RosterWatchRow | undefined> =>
  watches.one(from, 'where id = ?', [unitId]);

export const insertRosterWatch = (tx: Tx, row: RosterWatchRow): Promise<void> => watches.insert(tx, row);
export const updateRosterWatch = (
  tx: Tx,
  unitId: string,
  seen: Omit<RosterWatchRow, 'id'>,
): Promise<number> => watches.update(tx, seen, 'id = ?', [unitId]);
/** It is due at once, where it is not yet. */
export const wakeRosterWatch = (tx: Tx, unitId: string, now: number): Promise<number> =>
  tx.run('update roster_watch set due_at = ? where id = ? and due_at > ?', [now, unitId, now]);
