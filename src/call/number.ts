/** A call's number is read aloud over the telephone: the day of the month and a running number of the unit, `1124-007`. */
import { localDay } from '../hours/days.js';
import type { DrillKind } from '../protocol/words.js';
import type { Tx } from '../store/store.js';

/** Drills count for themselves, `演1124-01`, the hub's own `检1124-01`: real calls have no gaps. */
const SERIES = { drill: '演', loop: '检' } as const;

export async function nextNumber(tx: Tx, unitId: string, now: number, drill?: DrillKind): Promise<string> {
  const day = localDay(now);
  const [row] = await tx.rows<{ value: number }>(
    'insert into counter (id, value) values (?, 1) on conflict (id) do update set value = counter.value + 1 returning value',
    [drill ? `${unitId}:${day}:${drill}` : `${unitId}:${day}`],
  );
  if (drill) return `${SERIES[drill]}${day.slice(5).replace('-', '')}-${String(row!.value).padStart(2, '0')}`;
  return `${day.slice(5).replace('-', '')}-${String(row!.value).padStart(3, '0')}`;
}
