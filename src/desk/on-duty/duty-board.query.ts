/** The rows of the coordinators' board of who is on duty: with how many calls each holds, and how many ring for them. */
import type { PauseReason } from '../../protocol/codes.js';
import { placeholders, type Queries } from '../../store/store.js';

export interface DutyBoardRow {
  id: string;
  since: number | null;
  pause_reason: PauseReason | null;
  paused_until: number | null;
  ending_at: number | null;
  seen_at: number | null;
  held: number;
  ringing: number;
}
const SELECT = `select d.id, d.since, d.pause_reason, d.paused_until, d.ending_at, d.seen_at,
    (select count(*) from call c where c.holder_id = d.id and c.state = 'active') as held,
    coalesce(r.rings, 0) as ringing
  from duty d left join
    (select officer_id, count(*) as rings from offer where ended_at is null group by officer_id) r on r.officer_id = d.id`;

/** Everybody on duty, who signed on first at the top. */
export const dutyBoardOf = (from: Queries, unitId: string): Promise<DutyBoardRow[]> =>
  from.rows(`${SELECT} where d.unit_id = ? and d.since is not null order by d.since, d.id`, [unitId]);
/** On duty or not. */
export const dutyBoardRows = (from: Queries, officerIds: readonly string[]): Promise<DutyBoardRow[]> =>
  from.rows(`${SELECT} where d.id in (${placeholders(officerIds)})`, officerIds);
