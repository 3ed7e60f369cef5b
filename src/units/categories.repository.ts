/** The rows of categories that administrators added. */
import { AddedCategoryRow } from '../directory/places.entity.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const categories = new Table(AddedCategoryRow);

export const findCategoriesOf = (from: Queries, unitId: string): Promise<AddedCategoryRow[]> =>
  categories.find(from, 'where unit_id = ?', [unitId]);
export const findCategoryOfUnit = (
  from: Queries,
  id: string,
  unitId: string,
): Promise<AddedCategoryRow | undefined> =>
  categories.one(from, 'where id = ? and unit_id = ?', [id, unitId]);
/** Whether a call of the unit is of this category. */
export async function hasCallsOfCategory(from: Queries, unitId: string, code: string): Promise<boolean> {
  const calls = await from.rows('select id from call where unit_id = ? and category = ? limit 1', [
    unitId,
    code,
  ]);
  return calls.length > 0;
}

export const insertCategory = (tx: Tx, row: AddedCategoryRow): Promise<void> => categories.insert(tx, row);
export async function deleteCategory(tx: Tx, id: string): Promise<void> {
  await tx.run('delete from category where id = ?', [id]);
}
