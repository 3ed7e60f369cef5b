/** The rows of browsers that take Web Push. */
import { placeholders, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { PushSubscriptionRow } from './notice.entity.js';

const subscriptions = new Table(PushSubscriptionRow);

/** In the order they came. */
export const findPushesOf = (from: Queries, personId: string): Promise<PushSubscriptionRow[]> =>
  subscriptions.find(from, 'where person_id = ? order by created_at', [personId]);
export async function isPushKnown(from: Queries, endpointHash: string, personId: string): Promise<boolean> {
  const mine = await from.rows('select id from push_subscription where endpoint_hash = ? and person_id = ?', [
    endpointHash,
    personId,
  ]);
  return mine.length > 0;
}

export const insertPush = (tx: Tx, row: PushSubscriptionRow): Promise<void> => subscriptions.insert(tx, row);
export async function deletePushAt(tx: Tx, endpointHash: string): Promise<void> {
  await tx.run('delete from push_subscription where endpoint_hash = ?', [endpointHash]);
}
/** Leaves the newest ones. */
export async function deleteOldestPushes(tx: Tx, personId: string, but: number): Promise<void> {
  const known = await tx.rows<{ id: string }>(
    'select id from push_subscription where person_id = ? order by created_at desc',
    [personId],
  );
  for (const { id } of known.slice(but)) await tx.run('delete from push_subscription where id = ?', [id]);
}
export async function deletePushesOfSessions(tx: Tx, sessionIds: readonly string[]): Promise<void> {
  const these = `(${placeholders(sessionIds)})`;
  await tx.run(`delete from push_subscription where session_id in ${these}`, sessionIds);
}
/** The person's, but those that were switched on in this session. */
export async function deletePushesOfPersonBut(tx: Tx, personId: string, sessionId: string): Promise<void> {
  await tx.run(
    'delete from push_subscription where person_id = ? and (session_id is null or session_id <> ?)',
    [personId, sessionId],
  );
}
