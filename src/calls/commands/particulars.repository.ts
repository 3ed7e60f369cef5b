/** The rows of who is to be called back and who is helped: one a call, what it holds is sealed. */
import { ParticularsRow } from '../../call/call.entity.js';
import { placeholders, type Queries, type Tx } from '../../store/store.js';
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

/** The keyed index of the beneficiary's telephone, of those calls that have one. */
export async function residentKeysOf(
  from: Queries,
  callIds: readonly string[],
): Promise<Map<string, string>> {
  if (!callIds.length) return new Map();
  const rows = await from.rows<{ call_id: string; resident_key: string }>(
    `select call_id, resident_key from call_particulars
      where call_id in (${placeholders(callIds)}) and resident_key is not null`,
    callIds,
  );
  return new Map(rows.map((row) => [row.call_id, row.resident_key]));
}
