/** The rows of what was granted and by which base, a unit and year. */
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { ReliefBaseRow } from './relief-base.entity.js';

const bases = new Table(ReliefBaseRow);

/** @param to the last year, inclusive */
export const findReliefBases = async (
  from: Queries,
  unitIds: readonly string[],
  years: { from: number; to: number },
): Promise<ReliefBaseRow[]> =>
  unitIds.length
    ? bases.find(from, `where year >= ? and year <= ? and unit_id in (${placeholders(unitIds)})`, [
        years.from,
        years.to,
        ...unitIds,
      ])
    : [];
export const findReliefBase = (
  from: Queries,
  unitId: string,
  year: number,
): Promise<ReliefBaseRow | undefined> => bases.one(from, 'where unit_id = ? and year = ?', [unitId, year]);

export const insertReliefBase = (tx: Tx, row: ReliefBaseRow): Promise<void> => bases.insert(tx, row);
/** @returns false where somebody has changed it since */
export const updateReliefBase = async (
  tx: Tx,
  { id, version }: Pick<ReliefBaseRow, 'id' | 'version'>,
  changes: Partial<ReliefBaseRow>,
): Promise<boolean> =>
  (await bases.update(tx, { ...changes, version: version + 1 }, 'id = ? and version = ?', [id, version])) ===
  1;
