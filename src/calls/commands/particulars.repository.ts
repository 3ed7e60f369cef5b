/** The rows of who is to be called back and who is helped: one a call, what it holds is sealed. */
import { ParticularsRow } from '../../call/call.entity.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const particulars = new Table(ParticularsRow);

export const findParticulars = (from: Queries, callId: string): Promise<ParticularsRow | undefined> =>
  particulars.one(from, 'where call_id = ?', [callId]);
export const insertParticulars = (tx: Tx, row: ParticularsRow): Promise<void> => particulars.insert(tx, row);
export const updateParticulars = (
  tx: Tx,
  callId: string,
  changes: Partial<ParticularsRow>,
): Promise<number> => particulars.update(tx, changes, 'call_id = ?', [callId]);
