/** The rows of subdistricts and communities. */
import { CommunityRow, SubdistrictRow } from '../directory/places.entity.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const communities = new Table(CommunityRow);
const subdistricts = new Table(SubdistrictRow);
type Named = Pick<CommunityRow, 'id' | 'name'>;

/** Of every unit. */
export const findAllCommunities = (from: Queries): Promise<CommunityRow[]> => communities.find(from, '');
export const findCommunityOfUnit = (
  from: Queries,
  id: string,
  unitId: string,
): Promise<CommunityRow | undefined> => communities.one(from, 'where id = ? and unit_id = ?', [id, unitId]);
export const insertCommunity = (tx: Tx, row: CommunityRow): Promise<void> => communities.insert(tx, row);
/** @param before as it was read. @returns false where it was renamed meanwhile */
export const renameCommunity = async (tx: Tx, before: Named, name: string): Promise<boolean> =>
  (await communities.update(tx, { name }, 'id = ? and name = ?', [before.id, before.name])) === 1;
/** Whatever it was called. */
export async function setCommunityName(tx: Tx, id: string, name: string): Promise<void> {
  await tx.run('update community set name = ? where id = ?', [name, id]);
}

export const findAllSubdistricts = (from: Queries): Promise<SubdistrictRow[]> => subdistricts.find(from, '');
export const insertSubdistrict = (tx: Tx, row: SubdistrictRow): Promise<void> => subdistricts.insert(tx, row);
export async function setSubdistrictName(tx: Tx, id: string, name: string): Promise<void> {
  await tx.run('update subdistrict set name = ? where id = ?', [name, id]);
}
