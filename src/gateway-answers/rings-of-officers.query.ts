/** The rings of officers of the last hours, the newest first. */
import { placeholders, type Queries } from '../store/store.js';
import type { OfferEnd } from '../protocol/codes.js';
import { firstIdFrom } from '../kernel/ids.js';

export interface RungOfficer {
  offerId: string;
  officerId: string;
  callId: string;
  /** Of the call. */
  number: string;
  communityId: string;
  live: boolean;
  ending: OfferEnd | null;
}

/** Ids sort by time, so that what is older is not read. @param since milliseconds since 1970 */
export async function ringsOfOfficers(
  from: Queries,
  officerIds: readonly string[],
  since: number,
): Promise<RungOfficer[]> {
  if (!officerIds.length) return [];
  const rows = await from.rows<{
    id: string;
    officer_id: string;
    call_id: string;
    number: string;
    community_id: string;
    ended_at: number | null;
    ending: OfferEnd | null;
  }>(
    `select o.id, o.officer_id, o.call_id, c.number, c.community_id, o.ended_at, o.ending
       from offer o join call c on c.id = o.call_id
      where o.id >= ? and o.officer_id in (${placeholders(officerIds)}) order by o.id desc`,
    [firstIdFrom(since), ...officerIds],
  );
  return rows.map((row) => ({
    offerId: row.id,
    officerId: row.officer_id,
    callId: row.call_id,
    number: row.number,
    communityId: row.community_id,
    live: row.ended_at === null,
    ending: row.ending,
  }));
}
