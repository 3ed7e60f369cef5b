/**
 * A command on a call that the roll-ups hold changes them in its own transaction, by what the call counts for after it
 * less what it counted for before. Who is young is not in them yet: the way of a ring pays nothing.
 */
import { MINUTE } from '../protocol/time/durations.js';
import type { CallRow } from '../call/call.entity.js';
import type { Tx } from '../store/store.js';
import { RollupFold, type RollupCell } from './call-rollup-fold.js';
import { addRollupCells, readMark } from './rollup.repository.js';

/** The roller takes none that were raised less long ago. */
export const ROLL_UP_AFTER_MILLISECONDS = 10 * MINUTE;
/** Half of it is left for the clocks of two nodes to differ. */
const SURELY_YOUNG = ROLL_UP_AFTER_MILLISECONDS / 2;

/** Inside the desk's queue of the unit that all these calls are of, as the roller is. */
export async function adjustCallRollups(
  tx: Tx,
  now: number,
  changes: readonly { before: CallRow; after: CallRow }[],
): Promise<void> {
  const old = changes.filter(({ after }) => after.drill === null && now - after.raisedAt >= SURELY_YOUNG);
  const unitId = old[0]?.after.unitId;
  if (unitId === undefined || !cellsOf(old).length) return;
  const mark = await readMark(tx, unitId);
  await addRollupCells(tx, unitId, cellsOf(old.filter(({ after }) => after.raisedAt < mark)));
}

function cellsOf(changes: readonly { before: CallRow; after: CallRow }[]): RollupCell[] {
  const fold = new RollupFold();
  for (const { before, after } of changes) {
    fold.add(before, -1);
    fold.add(after);
  }
  return fold.changes();
}
