/** Live rings that reached nobody, as far as is known, and those that the officers of this node may not have been told of. */
import { NOT_RECEIVED_SQL, UNHEARD_SQL } from '../notice/unheard-rings.sql.js';
import type { DrillKind } from '../protocol/codes.js';
import { placeholders, type Queries } from '../store/store.js';

const AT_ONCE = 200;

export interface LiveRing {
  id: string;
  officer_id: string;
  call_id: string;
}
export interface SilentRing extends LiveRing {
  expires_at: number;
  unit_id: string;
  community_id: string;
  number: string;
  drill: DrillKind | null;
}
const SILENT = `select o.id, o.officer_id, o.call_id, o.expires_at, c.unit_id, c.community_id, c.number, c.drill
  from offer o join call c on c.id = o.call_id
  where o.ended_at is null and o.rung_at <= ? and o.expires_at > ?`;
const NO_NOTICE = `${UNHEARD_SQL} and not exists (select 1 from notice n where n.offer_id = o.id)`;

/** Rung at `rungBy` at the latest, and received by no device. */
export const ringsNotReceived = (from: Queries, rungBy: number, now: number): Promise<SilentRing[]> =>
  from.rows(`${SILENT} and ${NOT_RECEIVED_SQL} limit ${AT_ONCE}`, [rungBy, now]);
/** Rung at `rungBy` at the latest, heard by nobody, and no notice of them made. */
export const ringsWithoutNotice = (from: Queries, rungBy: number, now: number): Promise<SilentRing[]> =>
  from.rows(`${SILENT} and ${NO_NOTICE} limit ${AT_ONCE}`, [rungBy, now]);
export async function isRingUnheard(from: Queries, offerId: string): Promise<boolean> {
  const still = await from.rows(
    `select o.id from offer o where o.id = ? and o.ended_at is null and ${UNHEARD_SQL}`,
    [offerId],
  );
  return still.length > 0;
}

/** Rung at `rungBy` at the latest, for one of these officers. */
export const liveRingsOf = (
  from: Queries,
  officerIds: readonly string[],
  rungBy: number,
  now: number,
): Promise<LiveRing[]> =>
  from.rows(
    `select id, officer_id, call_id from offer
      where ended_at is null and rung_at <= ? and expires_at > ? and officer_id in (${placeholders(officerIds)}) limit ${AT_ONCE}`,
    [rungBy, now, ...officerIds],
  );
