/** The rows of what officers said among themselves. */
import { openStates } from '../call/open-states.sql.js';
import type { ThreadState } from '../protocol/conversation/internal-thread.js';
import { placeholders, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { ThreadEntryRow } from './thread-entry.entity.js';

const entries = new Table(ThreadEntryRow);

/** In their order. */
export const entriesOfCall = (from: Queries, callId: string): Promise<ThreadEntryRow[]> =>
  entries.find(from, 'where call_id = ? order by seq', [callId]);
/** @param fromIds under whose names it may have been sent before */
export const findEntrySent = (
  from: Queries,
  callId: string,
  fromIds: readonly string[],
  clientMessageId: string,
): Promise<ThreadEntryRow | undefined> =>
  entries.one(from, `where call_id = ? and from_id in (${placeholders(fromIds)}) and client_message_id = ?`, [
    callId,
    ...fromIds,
    clientMessageId,
  ]);
export const insertEntry = (tx: Tx, row: ThreadEntryRow): Promise<void> => entries.insert(tx, row);

/** Of these calls those in which something was said. */
export async function threadStates(from: Queries, callIds: readonly string[]): Promise<ThreadState[]> {
  if (!callIds.length) return [];
  const rows = await from.rows<{ call_id: string; last: number }>(
    `select call_id, max(seq) as last from thread_entry where call_id in (${placeholders(callIds)}) group by call_id`,
    callIds,
  );
  return rows.map(({ call_id, last }) => ({ callId: call_id, last: Number(last) }));
}
/** Of all open calls, with the unit whose officers they concern: two that are equal say that nothing was said. */
export const openThreads = (from: Queries): Promise<{ call_id: string; unit_id: string; last: number }[]> =>
  from.rows(
    `select t.call_id, c.unit_id, max(t.seq) as last from thread_entry t
      join (select id, unit_id from call where ${openStates}) c on c.id = t.call_id group by t.call_id, c.unit_id`,
  );
