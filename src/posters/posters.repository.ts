/** The rows of posters: one hangs in a community at a time, those before it have ended. */
import { placeholders, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { PosterRow } from './posters.entity.js';

const posters = new Table(PosterRow);

export const findPoster = (from: Queries, id: string): Promise<PosterRow | undefined> =>
  posters.one(from, 'where id = ?', [id]);
/** Ended ones too. */
export const findPosterByToken = (from: Queries, token: string): Promise<PosterRow | undefined> =>
  posters.one(from, 'where token = ?', [token]);
/** Those that hang there now. */
export const findPostersOf = async (
  from: Queries,
  communityIds: readonly string[],
): Promise<ReadonlyMap<string, PosterRow>> => {
  if (!communityIds.length) return new Map();
  const rows = await posters.find(
    from,
    `where community_id in (${placeholders(communityIds)}) and ended_at is null`,
    communityIds,
  );
  return new Map(rows.map((row) => [row.communityId, row]));
};

export const insertPoster = (tx: Tx, row: PosterRow): Promise<void> => posters.insert(tx, row);
/** @returns false where it had ended already */
export const endPoster = async (
  tx: Tx,
  id: string,
  changes: Pick<PosterRow, 'endedAt' | 'endedBy'>,
): Promise<boolean> => (await posters.update(tx, changes, 'id = ? and ended_at is null', [id])) === 1;
