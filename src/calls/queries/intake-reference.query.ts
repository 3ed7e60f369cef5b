/** The number that a call has at the hotline that handed it over: who handles it answers them with it. */
import { IntakeEntryRow, referenceSealContext } from '../../call/intake-entry.entity.js';
import type { Seal } from '../../kernel/seal/seal.js';
import type { CallDetail } from '../../protocol/calls/call-summary.js';
import type { Queries } from '../../store/store.js';
import { Table } from '../../store/table.js';

const entries = new Table(IntakeEntryRow);

/** Of hand-overs: what buttons and voice gateways count by tells nobody anything. */
export async function readReference(
  from: Queries,
  seal: Seal,
  { id, source }: Pick<CallDetail, 'id' | 'source'>,
): Promise<Pick<CallDetail, 'reference'>> {
  if (source === undefined || source === 'button' || source === 'number') return {};
  const row = await entries.one(from, 'where call_id = ? order by at limit 1', [id]);
  const reference = row && seal.tryOpen(referenceSealContext(row.sourceId, row.entryKey), row.reference);
  return reference === undefined ? {} : { reference };
}
