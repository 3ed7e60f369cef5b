/** The rows of what differs for one shift on one day: whoever changes one names the version that they saw. */
import { RosterOverrideRow } from '../../shift/roster.entity.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const overrides = new Table(RosterOverrideRow);

export const findOverride = (
  from: Queries,
  patternId: string,
  day: string,
): Promise<RosterOverrideRow | undefined> =>
  overrides.one(from, 'where pattern_id = ? and day = ?', [patternId, day]);
/** @param firstDay, lastDay local days, YYYY-MM-DD; both included */
export const overridesIn = (
  from: Queries,
  unitId: string,
  firstDay: string,
  lastDay: string,
): Promise<RosterOverrideRow[]> =>
  overrides.find(from, 'where unit_id = ? and day >= ? and day <= ?', [unitId, firstDay, lastDay]);

export const insertOverrides = (tx: Tx, ...rows: RosterOverrideRow[]): Promise<void> =>
  overrides.insert(tx, ...rows);

/** @returns false where somebody was faster */
export const updateOverride = async (
  tx: Tx,
  { id, version }: Pick<RosterOverrideRow, 'id' | 'version'>,
  changes: Pick<RosterOverrideRow, 'added' | 'removed' | 'changedBy'>,
): Promise<boolean> =>
  (await overrides.update(tx, { ...changes, version: version + 1 }, 'id = ? and version = ?', [
    id,
    version,
  ])) === 1;

/**
 * @param rows as they are to be, each with the version that was seen
 * @returns false where somebody was faster with one of them
 */
export async function updateOverrides(tx: Tx, rows: readonly RosterOverrideRow[]): Promise<boolean> {
  const written = await overrides.updateEach(
    tx,
    ['id', 'version'],
    ['added', 'removed', 'changedBy', 'version'],
    rows.map((row) => ({ known: row, changes: { ...row, version: row.version + 1 } })),
  );
  return written === rows.length;
}
