/** What was said of lines of the ledger, numbered per line. */
import { VerdictRow } from '../../ledger/hours.entity.js';
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const verdicts = new Table(VerdictRow);

export const insertVerdict = (tx: Tx, row: VerdictRow): Promise<void> => verdicts.insert(tx, row);

/** In the order in which they were given, a line's together. */
export async function verdictsOf(from: Queries, entryIds: readonly string[]): Promise<VerdictRow[]> {
  if (!entryIds.length) return [];
  return verdicts.find(
    from,
    `where entry_id in (${placeholders(entryIds)}) order by entry_id, seq`,
    entryIds,
  );
}
