/** The rows of slips: one a call. */
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { SlipRow } from './slips.entity.js';

const slips = new Table(SlipRow);

export const findSlip = (from: Queries, codeHash: string): Promise<SlipRow | undefined> =>
  slips.one(from, 'where code_hash = ?', [codeHash]);

/** In the desk's queue of the call's unit: one after another. */
export async function keepSlip(tx: Tx, { callId, ...changes }: SlipRow): Promise<void> {
  const written = await slips.update(tx, changes, 'call_id = ?', [callId]);
  if (!written) await slips.insert(tx, { callId, ...changes });
}
