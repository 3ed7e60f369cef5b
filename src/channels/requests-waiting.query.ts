/** How many residents wait who left a request at a community's poster; where nobody does, there is no row. */
import type { RequestsWaiting } from '../protocol/residents/posters.js';
import { placeholders, type Queries } from '../store/store.js';

/** @param of the communities that are asked for, or a unit whose all are */
export async function requestsWaiting(
  from: Queries,
  of: { communityIds: readonly string[] } | { unitId: string },
  nameOf: (communityId: string) => string | undefined,
): Promise<RequestsWaiting[]> {
  const [where, params]: [string, readonly string[]] =
    'unitId' in of
      ? ['unit_id = ?', [of.unitId]]
      : [`community_id in (${placeholders(of.communityIds)})`, of.communityIds];
  if (!params.length) return [];
  const rows = await from.rows<{ community_id: string; waiting: number; late: number }>(
    `select community_id, count(*) as waiting, sum(case when remind_at is null then 1 else 0 end) as late
      from poster_request where ${where} and state = 'open' group by community_id order by community_id`,
    params,
  );
  return rows.map(({ community_id: id, waiting, late }) => ({
    community: { id, name: nameOf(id) ?? '' },
    waiting: Number(waiting),
    late: Number(late),
  }));
}
