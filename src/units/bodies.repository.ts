/** The rows of bodies to refer to. */
import { BodyRow } from '../directory/places.entity.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const bodies = new Table(BodyRow);

/** In their order. */
export const findBodiesOf = (from: Queries, unitId: string): Promise<BodyRow[]> =>
  bodies.find(from, 'where unit_id = ? order by position, id', [unitId]);
export const findBodyOfUnit = (from: Queries, id: string, unitId: string): Promise<BodyRow | undefined> =>
  bodies.one(from, 'where id = ? and unit_id = ?', [id, unitId]);
export const isBodyNameTaken = async (
  from: Queries,
  { id, unitId, name }: Pick<BodyRow, 'id' | 'unitId' | 'name'>,
): Promise<boolean> =>
  (await bodies.one(from, 'where unit_id = ? and name = ? and id <> ?', [unitId, name, id])) !== undefined;

export const insertBody = (tx: Tx, row: BodyRow): Promise<void> => bodies.insert(tx, row);
export async function updateBody(tx: Tx, id: string, changes: Partial<BodyRow>): Promise<void> {
  await bodies.update(tx, changes, 'id = ?', [id]);
}
export async function deleteBody(tx: Tx, id: string): Promise<void> {
  await tx.run('delete from body where id = ?', [id]);
}
