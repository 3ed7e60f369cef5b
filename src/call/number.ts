/** A call's number is read aloud over the telephone: the day of the month and a running number of the unit, `1124-007`. */
import { localDay } from '../hours/days.js';
import type { Tx } from '../store/store.js';

export async function nextNumber(tx: Tx, unitId: string, now: number): Promise<string> {
  const day = localDay(now);
  const [row] = await tx.rows<{ value: number }>(
    'insert into counter (id, value) values (?, 1) on conflict (id) do update set value = counter.value + 1 returning value',
    [`${unitId}:${day}`],
  );
  return `${day.slice(5).replace('-', '')}-${String(row!.value).padStart(3, '0')}`;
}
