/**
 * Held calls nobody works on: left to the coordinators; or their holder forgot to sign off, or is off duty and
 * past their shift without having kept them knowingly, or kept one to which the community has written since. A walk-in
 * taken off duty was taken knowingly.
 */
import { MINUTE } from '../../protocol/time/durations.js';
import { openStates } from '../../call/open-states.sql.js';
import type { Directory } from '../../directory/directory.js';
import { iso } from '../../protocol/time/instant.js';
import type { Orphan } from '../../protocol/calls/handing-over.js';
import type { OrphanWhy, Role } from '../../protocol/codes.js';
import type { RingBook } from '../../call/ring-book.js';
import type { Queries } from '../../store/store.js';

/** After a shift so long may pass before what is held counts as nobody's. */
const GRACE = 30 * MINUTE;

interface Row {
  id: string;
  number: string;
  community_id: string;
  holder_id: string;
  close_by: number;
  ringing: string;
  since: number | null;
  ended_at: number | null;
  forgotten: number | null;
  kept: number | null;
  last_role: Role | null;
  last_message_at: number | null;
  /** When they took it from somebody who walked in; null of any other. */
  took_at: number | null;
}
/** The states are spelled out so that the index of open calls serves. */
const SQL = `select c.id, c.number, c.community_id, c.holder_id, c.close_by, c.ringing, c.last_message_at,
    case when c.desk = 1 and c.raised_by = c.holder_id then c.raised_at end as took_at, d.since,
    s.ended_at, s.forgotten, s.kept,
    (select m.role from message m where m.call_id = c.id order by m.at desc, m.id desc limit 1) as last_role
  from call c left join duty d on d.id = c.holder_id
    left join duty_session s on s.id = (select l.id from duty_session l where l.officer_id = c.holder_id
      order by l.started_at desc limit 1)
  where c.unit_id = ? and c.${openStates} and c.state = 'active' and d.since is null order by c.raised_at, c.id`;

export async function orphanedCalls(
  from: Queries,
  directory: Directory,
  unitId: string,
  now: number,
): Promise<Orphan[]> {
  const rows = await from.rows<Row>(SQL, [unitId]);
  return rows.flatMap((row) => {
    const why = whyOf(row, directory, unitId, now);
    if (!why) return [];
    const { left } = JSON.parse(row.ringing) as RingBook;
    const person = directory.person(row.holder_id);
    const orphan: Orphan = {
      callId: row.id,
      number: row.number,
      community: { id: row.community_id, name: directory.community(row.community_id)?.name ?? '' },
      holder: { id: row.holder_id, name: person?.name ?? '', ...(person?.title && { title: person.title }) },
      why,
      since: iso(left?.at ?? row.ended_at ?? now),
    };
    return [orphan];
  });
}

function whyOf(row: Row, directory: Directory, unitId: string, now: number): OrphanWhy | null {
  const { left } = JSON.parse(row.ringing) as RingBook;
  if (left || directory.person(row.holder_id)?.disabled !== false) return 'left';
  const endedAt = Number(row.ended_at ?? 0);
  const tookOffDuty = row.took_at !== null && Number(row.took_at) >= endedAt;
  if (Number(row.forgotten) === 1 && !tookOffDuty) return 'forgotten';
  const onShift = [now, now - GRACE].some((at) =>
    directory.rosters.at(unitId, at).some((r) => r.personId === row.holder_id),
  );
  if (onShift || now - endedAt < GRACE) return null;
  const written = row.last_role === 'worker' && (row.last_message_at ?? 0) > endedAt;
  return (Number(row.kept) === 1 || tookOffDuty) && !written && row.close_by > now ? null : 'shift_over';
}
