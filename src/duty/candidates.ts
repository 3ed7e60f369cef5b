/** Everybody on duty in a unit as routing needs them, read inside the write that decides. */
import type { Directory } from '../places/directory.js';
import { LIMITS } from '../protocol/words.js';
import type { Candidate } from '../routing/route.js';
import type { Queries } from '../store/store.js';

interface Row {
  id: string;
  pause_reason: string | null;
  seen_at: number | null;
  last_rung_at: number | null;
  held: number;
  busy: number;
}
const SQL = `select d.id, d.pause_reason, d.seen_at, d.last_rung_at,
    (select count(*) from call c where c.holder_id = d.id and c.state = 'active') as held,
    (select count(*) from offer o where o.officer_id = d.id and o.ended_at is null and o.waited = 1) as busy
  from duty d where d.unit_id = ? and d.since is not null order by d.id`;

/** In the first 15 s after a start all on duty count as live: their pages are just coming back. */
export const isLive = (seenAt: number | null, now: number, startedAt: number) =>
  now - startedAt < LIMITS.liveSeconds * 1000 || (seenAt !== null && now - seenAt < LIMITS.liveSeconds * 1000);

export async function candidatesOf(from: Queries, directory: Directory, unitId: string, now: number, startedAt: number): Promise<Candidate[]> {
  const rows = await from.rows<Row>(SQL, [unitId]);
  return rows.map((row) => {
    const person = directory.person(row.id);
    return {
      id: row.id,
      departmentId: person?.departmentId ?? null,
      skills: person?.skills ?? [],
      paused: row.pause_reason !== null,
      live: isLive(row.seen_at, now, startedAt),
      held: Number(row.held),
      lastRungAt: row.last_rung_at,
      busy: Number(row.busy) > 0,
    };
  });
}
