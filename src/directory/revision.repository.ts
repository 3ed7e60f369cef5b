/** The number that grows with every change of what the directory holds. */
import type { Queries, Tx } from '../store/store.js';

const REVISION = 'directory';

export async function increaseRevision(tx: Tx): Promise<void> {
  await tx.run(
    'insert into revision (id, value) values (?, 1) on conflict (id) do update set value = revision.value + 1',
    [REVISION],
  );
}
export async function readRevision(from: Queries): Promise<number> {
  const sql = 'select value from revision where id = ?';
  const [row] = await from.rows<{ value: number }>(sql, [REVISION]);
  return row?.value ?? 0;
}
