/** The rows of average wages. */
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { WageRow } from './wages.entity.js';

const wages = new Table(WageRow);
type WageKey = Pick<WageRow, 'unitId' | 'province' | 'year'>;

/** Of these units, the newest year first. */
export const findWagesOf = (from: Queries, unitIds: readonly string[]): Promise<WageRow[]> =>
  wages.find(from, `where unit_id in (${placeholders(unitIds)}) order by year desc, province, id`, [
    ...unitIds,
  ]);
export const findWages = (
  from: Queries,
  unitIds: readonly string[],
  province: string,
  year: number,
): Promise<WageRow[]> =>
  wages.find(from, `where unit_id in (${placeholders(unitIds)}) and province = ? and year = ?`, [
    ...unitIds,
    province,
    year,
  ]);
export const findWage = (from: Queries, { unitId, province, year }: WageKey): Promise<WageRow | undefined> =>
  wages.one(from, 'where unit_id = ? and province = ? and year = ?', [unitId, province, year]);
export const findWageOfUnit = (from: Queries, id: string, unitId: string): Promise<WageRow | undefined> =>
  wages.one(from, 'where id = ? and unit_id = ?', [id, unitId]);

export async function countWagesOf(from: Queries, unitId: string): Promise<number> {
  const [found] = await from.rows<{ n: number }>('select count(*) as n from relief_wage where unit_id = ?', [
    unitId,
  ]);
  return Number(found!.n);
}
export const insertWage = (tx: Tx, row: WageRow): Promise<void> => wages.insert(tx, row);

/** @returns false where somebody has changed it since */
export const updateWage = async (
  tx: Tx,
  { id, version }: Pick<WageRow, 'id' | 'version'>,
  changes: Partial<WageRow>,
): Promise<boolean> =>
  (await wages.update(tx, { ...changes, version: version + 1 }, 'id = ? and version = ?', [id, version])) ===
  1;
/** @returns false where somebody has changed it since */
export const deleteWage = async (
  tx: Tx,
  { id, version }: Pick<WageRow, 'id' | 'version'>,
): Promise<boolean> =>
  (await tx.run('delete from relief_wage where id = ? and version = ?', [id, version])) === 1;
