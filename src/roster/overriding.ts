/** What differs on one day, before and after somebody is put on or taken off. Pure. */
import type { Change, Occurrence, Placed } from './occurrences.js';

export interface Differs {
  added: readonly Change[];
  removed: readonly Change[];
}
/** Who is on the shift by their turn needs no line of their own. */
const but = (changes: readonly Change[], personId: string) => changes.filter((c) => c.personId !== personId);

/** @param from the instant from which they are on; null: the whole shift */
export function putOn(differs: Differs, inTurn: boolean, personId: string, from: number | null): Differs {
  const added = but(differs.added, personId);
  const removed = but(differs.removed, personId);
  return inTurn && from === null ? { added, removed } : { added: [...added, { personId, from }], removed };
}

/** @param at the instant from which they are off; null: the whole shift */
export function takeOff(differs: Differs, inTurn: boolean, placed: Placed, at: number | null): Differs {
  const { personId } = placed;
  const removed = inTurn ? [...but(differs.removed, personId), { personId, from: at }] : differs.removed;
  const there = differs.added.find((c) => c.personId === personId);
  const served = there && at !== null && placed.from < at;
  const added = but(differs.added, personId);
  return { added: served ? [...added, { ...there, to: at }] : added, removed };
}

/** null while the shift has not begun, else the instant at which it changes hands. */
export const changesAt = (shift: Pick<Occurrence, 'from'>, now: number): number | null =>
  shift.from <= now ? now : null;
