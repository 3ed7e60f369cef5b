/** The rows of departments, subdistricts and communities. */
import { CommunityRow, DepartmentRow, SubdistrictRow } from '../directory/places.entity.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const departments = new Table(DepartmentRow);
const communities = new Table(CommunityRow);
const subdistricts = new Table(SubdistrictRow);
type Named = Pick<DepartmentRow, 'id' | 'name'>;

export const findDepartmentsOf = (from: Queries, unitId: string): Promise<DepartmentRow[]> =>
  departments.find(from, 'where unit_id = ?', [unitId]);
export const findDepartmentOfUnit = (
  from: Queries,
  id: string,
  unitId: string,
): Promise<DepartmentRow | undefined> => departments.one(from, 'where id = ? and unit_id = ?', [id, unitId]);
export const isDepartmentNameTaken = async (
  from: Queries,
  { id, unitId, name }: DepartmentRow,
): Promise<boolean> =>
  (await departments.find(from, 'where unit_id = ? and name = ? and id <> ?', [unitId, name, id])).length > 0;
export const insertDepartment = (tx: Tx, row: DepartmentRow): Promise<void> => departments.insert(tx, row);
/** @param before as it was read. @returns false where it was renamed meanwhile */
export const renameDepartment = (tx: Tx, before: Named, name: string): Promise<boolean> =>
  rename(tx, departments.name, before, name);
export async function deleteDepartment(tx: Tx, id: string): Promise<void> {
  await tx.run('delete from department where id = ?', [id]);
}

/** Of every unit. */
export const findAllCommunities = (from: Queries): Promise<CommunityRow[]> => communities.find(from, '');
export const findCommunityOfUnit = (
  from: Queries,
  id: string,
  unitId: string,
): Promise<CommunityRow | undefined> => communities.one(from, 'where id = ? and unit_id = ?', [id, unitId]);
export const insertCommunity = (tx: Tx, row: CommunityRow): Promise<void> => communities.insert(tx, row);
/** As `renameDepartment`. */
export const renameCommunity = (tx: Tx, before: Named, name: string): Promise<boolean> =>
  rename(tx, communities.name, before, name);
/** Whatever it was called. */
export async function setCommunityName(tx: Tx, id: string, name: string): Promise<void> {
  await tx.run('update community set name = ? where id = ?', [name, id]);
}

export const findAllSubdistricts = (from: Queries): Promise<SubdistrictRow[]> => subdistricts.find(from, '');
export const insertSubdistrict = (tx: Tx, row: SubdistrictRow): Promise<void> => subdistricts.insert(tx, row);
export async function setSubdistrictName(tx: Tx, id: string, name: string): Promise<void> {
  await tx.run('update subdistrict set name = ? where id = ?', [name, id]);
}

const rename = async (tx: Tx, table: string, before: Named, name: string): Promise<boolean> =>
  (await tx.run(`update ${table} set name = ? where id = ? and name = ?`, [name, before.id, before.name])) >
  0;
