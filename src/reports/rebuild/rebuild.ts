/**
 * Builds every roll-up anew from what is never changed, the journal of the calls and the lines and verdicts of the
 * ledger, and lays it beside the live one: at one instant, a day at a time, so that memory does not grow with the
 * years. Mended is by adding what is missing, which is right whatever is written meanwhile.
 */
import type { ReaderStore } from '../../store/reader-store.js';
import type { Store } from '../../store/store.js';
import { ROLL_UP_AFTER_MILLISECONDS } from '../../figures/adjust-rollups.js';
import { beginMark } from '../../figures/rollup.repository.js';
import { RollupDifferences } from './rollup-differences.js';
import { rebuildCalls } from './rebuild-calls.js';
import { rebuildHours } from './rebuild-hours.js';
import { unitsByCode } from './rollup-sources.query.js';

export interface Mending {
  store: Store;
  now: number;
}
export interface Rebuilt {
  /** Undefined where they are equal. */
  difference?: string;
  differences: number;
}

/** @param reader frozen here; closed by whoever opened it */
export async function rebuild(reader: ReaderStore, mending?: Mending): Promise<Rebuilt> {
  const units = await unitsByCode(reader.read);
  // From here on commands on older calls are added to what is mended, and the roller goes on from there.
  if (mending) for (const { id } of units) await begin(mending, id);
  await reader.freeze();
  const found = new RollupDifferences(mending?.store);
  for (const unit of units) {
    await rebuildCalls(reader.read, unit, found);
    await rebuildHours(reader.read, unit, found);
  }
  await found.close();
  return { ...(found.first !== undefined && { difference: found.first }), differences: found.count };
}

const begin = ({ store, now }: Mending, unitId: string) =>
  store.write('rollup:begin', (tx) => beginMark(tx, unitId, now - ROLL_UP_AFTER_MILLISECONDS), {
    queue: `desk:${unitId}`,
  });
