/** The rows of enterprises. */
import type { EnterpriseKind, EnterpriseState } from '../protocol/outreach/enterprises.js';
import { placeholders, type Param, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { EnterpriseRow } from './enterprises.entity.js';

const enterprises = new Table(EnterpriseRow);

export interface EnterprisesMeant {
  state: EnterpriseState;
  kind?: EnterpriseKind | undefined;
  /** Of these communities only. */
  communityIds?: readonly string[] | undefined;
}

export const findEnterpriseOfUnit = (
  from: Queries,
  id: string,
  unitId: string,
): Promise<EnterpriseRow | undefined> => enterprises.one(from, 'where id = ? and unit_id = ?', [id, unitId]);

export const enterprisesById = async (from: Queries, ids: readonly string[]): Promise<EnterpriseRow[]> =>
  ids.length ? enterprises.find(from, `where id in (${placeholders(ids)})`, [...ids]) : [];

/** The last entered first. */
export function findEnterprisesOf(
  from: Queries,
  unitId: string,
  { state, kind, communityIds }: EnterprisesMeant,
): Promise<EnterpriseRow[]> {
  if (communityIds?.length === 0) return Promise.resolve([]);
  const params: Param[] = [unitId, state];
  let where = 'where unit_id = ? and state = ?';
  if (kind !== undefined) {
    where += ' and kind = ?';
    params.push(kind);
  }
  if (communityIds) {
    where += ` and community_id in (${placeholders(communityIds)})`;
    params.push(...communityIds);
  }
  return enterprises.find(from, `${where} order by made_at desc, id desc`, params);
}

/** Those of the unit whose name is like it, the first entered first; but the one itself. */
export const findEnterprisesLike = (
  from: Queries,
  { id, unitId, likeName }: Pick<EnterpriseRow, 'id' | 'unitId' | 'likeName'>,
): Promise<EnterpriseRow[]> =>
  enterprises.find(from, 'where unit_id = ? and like_name = ? and id <> ? order by even_so', [
    unitId,
    likeName,
    id,
  ]);

export async function countEnterprisesOf(from: Queries, unitId: string): Promise<number> {
  const [found] = await from.rows<{ n: number }>('select count(*) as n from enterprise where unit_id = ?', [
    unitId,
  ]);
  return Number(found!.n);
}

export const insertEnterprise = (tx: Tx, row: EnterpriseRow): Promise<void> => enterprises.insert(tx, row);

/** @returns false where somebody has changed it since */
export const updateEnterprise = async (
  tx: Tx,
  { id, version }: Pick<EnterpriseRow, 'id' | 'version'>,
  changes: Partial<EnterpriseRow>,
): Promise<boolean> =>
  (await enterprises.update(tx, { ...changes, version: version + 1 }, 'id = ? and version = ?', [
    id,
    version,
  ])) === 1;
