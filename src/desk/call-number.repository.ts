/**
 * A call's number names one call of a unit for ever: the day and a running number, `20261124-007`. People read it aloud
 * without the year (`shortNumber`), and find it by that too.
 */
import { localDay } from '../protocol/time/local-day.js';
import type { DrillKind } from '../protocol/codes.js';
import { countUp } from '../store/counter.repository.js';
import type { Tx } from '../store/store.js';

/** Drills count for themselves, `演20261124-01`, the hub's own `检20261124-01`: real calls have no gaps. */
const SERIES = { drill: '演', loop: '检' } as const;

export async function nextCallNumber(
  tx: Tx,
  unitId: string,
  now: number,
  drill?: DrillKind,
): Promise<string> {
  const day = localDay(now);
  const counted = await countUp(tx, drill ? `${unitId}:${day}:${drill}` : `${unitId}:${day}`);
  const running = String(counted).padStart(drill ? 2 : 3, '0');
  return `${drill ? SERIES[drill] : ''}${day.replaceAll('-', '')}-${running}`;
}
