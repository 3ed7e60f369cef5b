import { localDay } from '../protocol/time/local-day.js';
import type { Tx } from './store.js';

/** The next number of a series: it begins with 1 and leaves none out. @param id names the series */
export async function countUp(tx: Tx, id: string): Promise<number> {
  const [row] = await tx.rows<{ value: number }>(
    'insert into counter (id, value) values (?, 1) on conflict (id) do update set value = counter.value + 1 returning value',
    [id],
  );
  return row!.value;
}

/**
 * The number of what is entered on a day, as people read it aloud: 20261124-J003.
 * @param series with the unit and the local day it names the counter
 * @param letter says of what it is
 */
export async function nextNumberOfDay(
  tx: Tx,
  {
    unitId,
    series,
    letter,
    at,
    digits = 3,
  }: { unitId: string; series: string; letter: string; at: number; digits?: number },
): Promise<string> {
  const day = localDay(at);
  const running = await countUp(tx, `${unitId}:${day}:${series}`);
  return `${day.replaceAll('-', '')}-${letter}${String(running).padStart(digits, '0')}`;
}
