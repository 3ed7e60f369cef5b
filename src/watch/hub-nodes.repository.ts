/** The rows in which the hub's processes say that they are alive. */
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { NodeRow } from './watch.entity.js';

const nodes = new Table(NodeRow);

export const otherNodes = (from: Queries, id: string): Promise<NodeRow[]> =>
  nodes.find(from, 'where id <> ?', [id]);

export async function saveNode(tx: Tx, { id, ...said }: NodeRow): Promise<void> {
  if (!(await nodes.update(tx, said, 'id = ?', [id]))) await nodes.insert(tx, { id, ...said });
}

export const deleteNode = (tx: Tx, id: string): Promise<number> =>
  tx.run('delete from hub_node where id = ?', [id]);
export const deleteOtherNodes = (tx: Tx, id: string): Promise<number> =>
  tx.run('delete from hub_node where id <> ?', [id]);
/** @param before milliseconds since 1970 */
export const deleteNodesSilentSince = (tx: Tx, before: number): Promise<number> =>
  tx.run('delete from hub_node where beat_at < ?', [before]);

/** Whether a process that was alive after the instant says that it does not hear the others. */
export async function isHintLost(from: Queries, aliveAfter: number): Promise<boolean> {
  const lost = await from.rows(
    'select id from hub_node where hints_lost_at is not null and beat_at > ? limit 1',
    [aliveAfter],
  );
  return lost.length > 0;
}
/** When any of them last looked for faults; undefined where none has. */
export async function lastAuditAt(from: Queries): Promise<number | undefined> {
  const [row] = await from.rows<{ at: number | null }>('select max(audited_at) as at from hub_node');
  return row?.at || undefined;
}
