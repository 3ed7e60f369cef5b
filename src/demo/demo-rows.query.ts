/** What the demo looks up of its own rows. */
import { GUARDED_CATEGORIES } from '../protocol/codes.js';
import type { ServingRole } from '../protocol/hours.js';
import { placeholders, type Queries } from '../store/store.js';

/** Who may sign in. */
export const signInNames = (from: Queries): Promise<{ id: string; username: string }[]> =>
  from.rows('select id, username from account where disabled_at is null');

/** The call that somebody has held for longest. */
export async function oldestHeldCall(from: Queries): Promise<{ id: string; holderId: string } | undefined> {
  const [call] = await from.rows<{ id: string; holder_id: string }>(
    "select id, holder_id from call where state = 'active' order by raised_at limit 1",
  );
  return call && { id: call.id, holderId: call.holder_id };
}

export interface MeasuredLine {
  id: string;
  /** The flags as they are stored, JSON. */
  flags: string;
  /** YYYY-MM-DD */
  day: string;
  who: ServingRole;
}
/** Those nobody has looked at, before the day (YYYY-MM-DD), in the order of their times. */
export const undecidedLines = (from: Queries, unitId: string, before: string): Promise<MeasuredLine[]> =>
  from.rows(
    `select id, flags, day, who from hours_entry
      where unit_id = ? and reverses is null and state = 'pending' and day < ? order by day, from_at, id`,
    [unitId, before],
  );

/** The newest call that the officer has closed, whatever it was about but for what is guarded. */
export async function callForLead(
  from: Queries,
  unitId: string,
  officerId: string,
): Promise<{ id: string } | undefined> {
  const [call] = await from.rows<{ id: string }>(
    `select id from call where unit_id = ? and holder_id = ? and state = 'closed' and drill is null
      and category not in (${GUARDED_CATEGORIES.map(() => '?').join(', ')}) order by raised_at desc limit 1`,
    [unitId, officerId, ...GUARDED_CATEGORIES],
  );
  return call;
}

/** What other agencies may be asked about: leads that go on, of no guarded call, the newest first. */
export async function subjectsForAgencies(
  from: Queries,
  unitId: string,
): Promise<{ kind: 'lead'; id: string; number: string; inCharge: string; communityId?: string }[]> {
  const rows = await from.rows<{
    id: string;
    number: string;
    in_charge: string;
    community_id: string | null;
  }>(
    `select id, number, in_charge, community_id from lead where unit_id = ? and ended_at is null
      and step in ('told', 'handed_over', 'decided', 'measures') order by made_at desc limit 4`,
    [unitId],
  );
  return rows.map(({ id, number, in_charge, community_id }) => ({
    kind: 'lead',
    id,
    number,
    inCharge: in_charge,
    ...(community_id !== null && { communityId: community_id }),
  }));
}

/** Calls of the unit that were closed as solved within thirty days, the newest first; none that is guarded. */
export const lastSolved = (
  from: Queries,
  unitId: string,
  since: number,
  most: number,
): Promise<{ id: string; raised_by: string }[]> =>
  from.rows(
    `select id, raised_by from call
      where unit_id = ? and state = 'closed' and outcome = 'resolved' and closed_at > ? and drill is null and desk = 0
        and category not in (${placeholders(GUARDED_CATEGORIES)}) order by closed_at desc limit ${most}`,
    [unitId, since, ...GUARDED_CATEGORIES],
  );
