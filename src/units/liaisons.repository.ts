/** The rows of liaison postings. */
import { LiaisonRow } from '../directory/places.entity.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const liaisons = new Table(LiaisonRow);

/** Newest first, the ended ones too. */
export const findLiaisonsOfUnit = (from: Queries, unitId: string): Promise<LiaisonRow[]> =>
  liaisons.find(
    from,
    'where community_id in (select id from community where unit_id = ?) order by starts_at desc, id desc',
    [unitId],
  );
export const findLiaisonsOfCommunity = (from: Queries, communityId: string): Promise<LiaisonRow[]> =>
  liaisons.find(from, 'where community_id = ?', [communityId]);
export const findLiaison = (from: Queries, id: string): Promise<LiaisonRow | undefined> =>
  liaisons.one(from, 'where id = ?', [id]);

export const insertLiaison = (tx: Tx, row: LiaisonRow): Promise<void> => liaisons.insert(tx, row);
/** @param before as it was read. @returns false where its end was moved meanwhile */
export const moveLiaisonEnd = async (
  tx: Tx,
  { id, endsAt: before }: LiaisonRow,
  endsAt: number | null,
): Promise<boolean> =>
  (await tx.run('update liaison set ends_at = ? where id = ? and coalesce(ends_at, 0) = ?', [
    endsAt,
    id,
    before ?? 0,
  ])) > 0;

/** What was promised in a unit's communities and is still open, by community. */
export async function countOpenPromises(from: Queries, unitId: string): Promise<Map<string, number>> {
  const rows = await from.rows<{ community_id: string; n: number }>(
    "select community_id, count(*) as n from liaison_promise where unit_id = ? and state = 'open' group by community_id",
    [unitId],
  );
  return new Map(rows.map((row) => [row.community_id, Number(row.n)]));
}
