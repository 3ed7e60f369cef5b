/** How far the demo has been filled, as it stands in its database. */
import type { Queries, Tx } from '../store/store.js';

export const DEMO_KEY = 'demo';

/** `filling` until its history is complete: a start that was cut short leaves half a month behind. */
export async function demoState(from: { read: Queries }): Promise<'none' | 'filling' | 'filled'> {
  const [row] = await from.read.rows<{ value: string }>('select value from setting where key = ? limit 1', [
    DEMO_KEY,
  ]);
  if (!row) return 'none';
  return row.value === 'true' ? 'filled' : 'filling';
}
export const markDemoFilled = (tx: Tx): Promise<number> =>
  tx.run("update setting set value = 'true' where key = ?", [DEMO_KEY]);

export async function isEmpty(from: { read: Queries }): Promise<boolean> {
  const rows = await from.read.rows('select id from unit union all select id from account limit 1');
  return rows.length === 0;
}
