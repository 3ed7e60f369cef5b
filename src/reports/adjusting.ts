/**
 * A deed on a call that the roll-ups hold changes them in its own transaction, by what the call counts for after it
 * less what it counted for before. Who is young is not in them yet: the way of a ring pays nothing.
 */
import type { CallRow } from '../call/call.entities.js';
import type { Tx } from '../store/store.js';
import { Fold } from './fold.js';
import { addCells, markOf } from './rollups.js';

/** The roller takes none that were raised less long ago. */
export const ROLLED_AFTER = 10 * 60_000;
/** Half of it is left for the clocks of two nodes to differ. */
const SURELY_YOUNG = ROLLED_AFTER / 2;

/** Inside the desk's room of the call's unit, as the roller is. */
export async function adjust(tx: Tx, now: number, before: CallRow, after: CallRow): Promise<void> {
  if (after.drill !== null || now - after.raisedAt < SURELY_YOUNG) return;
  const fold = new Fold();
  fold.add(before, -1);
  fold.add(after);
  const changes = fold.changes();
  if (changes.length && after.raisedAt < (await markOf(tx, after.unitId)))
    await addCells(tx, after.unitId, changes);
}
