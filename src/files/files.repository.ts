/** The rows of files that were sent in calls. */
import { placeholders, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { ConversationFileRow } from './files.entity.js';

const files = new Table(ConversationFileRow);

export const insertFile = (tx: Tx, row: ConversationFileRow): Promise<void> => files.insert(tx, row);
export const findFile = (from: Queries, id: string): Promise<ConversationFileRow | undefined> =>
  files.one(from, 'where id = ?', [id]);
/** @param byIds under whose names it may have been sent */
export const findFileSent = (
  from: Queries,
  callId: string,
  byIds: readonly string[],
  clientKey: string,
): Promise<ConversationFileRow | undefined> =>
  files.one(from, `where call_id = ? and by_id in (${placeholders(byIds)}) and client_key = ?`, [
    callId,
    ...byIds,
    clientKey,
  ]);

export interface FileSum {
  files: number;
  bytes: number;
}
const sumOf = async (from: Queries, condition: string, id: string): Promise<FileSum> => {
  const [row] = await from.rows<{ files: number | string; bytes: number | string | null }>(
    `select count(*) as files, sum(bytes) as bytes from conversation_file where ${condition} and state = 'kept'`,
    [id],
  );
  return { files: Number(row!.files), bytes: Number(row!.bytes ?? 0) };
};
export const keptOfCall = (from: Queries, callId: string): Promise<FileSum> =>
  sumOf(from, 'call_id = ?', callId);
export const keptOfUnit = (from: Queries, unitId: string): Promise<FileSum> =>
  sumOf(from, 'unit_id = ?', unitId);

export const unitsWithFiles = async (from: Queries): Promise<string[]> =>
  (
    await from.rows<{ unit_id: string }>(
      `select distinct unit_id from conversation_file where state = 'kept'`,
    )
  ).map((row) => row.unit_id);

/** Of calls that ended before, oldest first: a file is never older than the end of its call is. */
export const filesPast = (
  from: Queries,
  unitId: string,
  endedBefore: number,
  most: number,
): Promise<ConversationFileRow[]> =>
  files.find(
    from,
    `where unit_id = ? and state = 'kept' and at < ? and exists (select 1 from call
      where call.id = conversation_file.call_id and call.closed_at < ?) order by at limit ${most}`,
    [unitId, endedBefore, endedBefore],
  );

/** @returns false where it was gone already */
export const markFileGone = async (tx: Tx, id: string, at: number): Promise<boolean> =>
  (await files.update(tx, { state: 'gone', goneAt: at }, `id = ? and state = 'kept'`, [id])) === 1;

/** Of these, those whose bytes somebody may still read. */
export async function keptStoreIds(from: Queries, storeIds: readonly string[]): Promise<Set<string>> {
  const rows = await from.rows<{ store_id: string }>(
    `select store_id from conversation_file where state = 'kept' and store_id in (${placeholders(storeIds)})`,
    storeIds,
  );
  return new Set(rows.map((row) => row.store_id));
}
