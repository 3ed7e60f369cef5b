/** Which of a source's ids is which call, and when a source was heard of. */
import { IntakeEntryRow } from '../call/intake-entry.entity.js';
import { IntakeSourceRow } from '../directory/people/intake-source.entity.js';
import type { CallState } from '../protocol/codes.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const entries = new Table(IntakeEntryRow);
const sources = new Table(IntakeSourceRow);

export const findEntry = (
  from: Queries,
  sourceId: string,
  entryKey: string,
): Promise<IntakeEntryRow | undefined> =>
  entries.one(from, 'where source_id = ? and entry_key = ?', [sourceId, entryKey]);
export const insertEntry = (tx: Tx, row: IntakeEntryRow): Promise<void> => entries.insert(tx, row);
/** Of the same press, which may have come twice. */
export const keepEntry = (tx: Tx, row: IntakeEntryRow): Promise<number> =>
  tx.run(
    `insert into intake_entry (source_id, entry_key, call_id, at, reference) values (?, ?, ?, ?, ?)
      on conflict (source_id, entry_key) do nothing`,
    [row.sourceId, row.entryKey, row.callId, row.at, row.reference],
  );

/** How much of it came since, how many calls that made, and when the first of it came. */
export async function countLately(
  from: Queries,
  sourceId: string,
  since: number,
): Promise<{ entries: number; calls: number; first: number }> {
  const [row] = await from.rows<{ entries: number; calls: number; first: number | null }>(
    `select count(*) as entries, count(distinct call_id) as calls, min(at) as first
      from intake_entry where source_id = ? and at > ?`,
    [sourceId, since],
  );
  return {
    entries: Number(row?.entries ?? 0),
    calls: Number(row?.calls ?? 0),
    first: Number(row?.first ?? since),
  };
}
export async function callStateOf(
  from: Queries,
  callId: string,
): Promise<{ number: string; state: CallState } | undefined> {
  const [row] = await from.rows<{ number: string; state: CallState }>(
    'select number, state from call where id = ?',
    [callId],
  );
  return row;
}

/** @returns false where it was heard of just before */
export const heardOf = async (tx: Tx, id: string, at: number, notSince: number): Promise<boolean> =>
  (await sources.update(tx, { heardAt: at }, 'id = ? and (heard_at is null or heard_at < ?)', [
    id,
    notSince,
  ])) === 1;
/** @param seen the call of the press before, as it was read; @returns false where another press came first */
export const claimPress = async (
  tx: Tx,
  id: string,
  seen: string | null,
  press: { callId: string; at: number },
): Promise<boolean> =>
  (await sources.update(
    tx,
    { pressedCall: press.callId, pressedAt: press.at },
    "id = ? and coalesce(pressed_call, '') = ?",
    [id, seen ?? ''],
  )) === 1;
