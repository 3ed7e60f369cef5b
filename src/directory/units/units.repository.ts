/** The rows of units. */
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { UnitRow } from '../places.entity.js';

const units = new Table(UnitRow);

export const findUnit = (from: Queries, id: string): Promise<UnitRow | undefined> =>
  units.one(from, 'where id = ?', [id]);
export const findUnitByCode = (from: Queries, code: string): Promise<UnitRow | undefined> =>
  units.one(from, 'where code = ?', [code]);
export const insertUnit = (tx: Tx, row: UnitRow): Promise<void> => units.insert(tx, row);
/** @returns false where one stands above it already */
export const setUnitAbove = async (tx: Tx, id: string, parentId: string): Promise<boolean> =>
  (await tx.run('update unit set parent_id = ? where id = ? and parent_id is null', [parentId, id])) === 1;
export async function countUnits(from: Queries): Promise<number> {
  const [row] = await from.rows<{ n: number }>('select count(*) as n from unit');
  return Number(row!.n);
}
/** Codes of all units but that one. */
export const codesOfOtherUnits = async (from: Queries, id: string): Promise<string[]> =>
  (await from.rows<{ code: string }>('select code from unit where id <> ?', [id])).map(({ code }) => code);
