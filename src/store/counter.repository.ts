import type { Tx } from './store.js';

/** The next number of a series: it begins with 1 and leaves none out. @param id names the series */
export async function countUp(tx: Tx, id: string): Promise<number> {
  const [row] = await tx.rows<{ value: number }>(
    'insert into counter (id, value) values (?, 1) on conflict (id) do update set value = counter.value + 1 returning value',
    [id],
  );
  return row!.value;
}
