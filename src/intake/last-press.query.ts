/** The call of a button's last press, as far as another press at this moment means the same. */
import { isOpen } from '../call/call-state.js';
import type { IntakeSourceRow } from '../directory/people/intake-source.entity.js';
import { SOURCE_LIMITS } from '../protocol/intake/sources.js';
import type { Queries } from '../store/store.js';
import { callStateOf } from './intake.repository.js';
import { findSource } from './sources.repository.js';

/** @returns `seen`: the call of the last press, whatever became of it; `same`: it is meant again */
export async function lastPress(
  from: Queries,
  { unitId, id }: Pick<IntakeSourceRow, 'unitId' | 'id'>,
  now: number,
): Promise<{ seen: string | null; same?: string }> {
  const row = await findSource(from, unitId, id);
  const seen = row?.pressedCall ?? null;
  if (seen === null || now >= (row?.pressedAt ?? 0) + SOURCE_LIMITS.pressSeconds * 1000) return { seen };
  const call = await callStateOf(from, seen);
  return call && isOpen(call) ? { seen, same: seen } : { seen };
}
