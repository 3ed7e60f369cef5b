/** How calls and duty stand in some units, in one statement: it is asked again and again. */
import { openStates } from '../call/open-states.sql.js';
import { placeholders, type Queries } from '../store/store.js';

export interface StandingCall {
  kind: 'call';
  id: string;
  unit_id: string;
  community_id: string;
  version: number;
  open: number;
}
export interface StandingDuty {
  kind: 'duty';
  id: string;
  unit_id: string;
  since: number;
  pause_reason: string | null;
}

/** Of the hub's own tests nobody is told. */
const TOLD_OF = "(drill is null or drill <> 'loop')";
const call = (open: 0 | 1) =>
  `select 'call' as kind, id, unit_id, community_id, version, cast(null as bigint) as since,
    cast(null as text) as pause_reason, ${open} as open from call`;

/** Open calls, those that closed after the instant, and everybody on duty. */
export const standingIn = (
  from: Queries,
  units: readonly string[],
  closedAfter: number,
): Promise<(StandingCall | StandingDuty)[]> => {
  const within = `unit_id in (${placeholders(units)})`;
  return from.rows(
    `${call(1)} where ${within} and ${openStates} and ${TOLD_OF}
      union all ${call(0)} where ${within} and closed_at > ? and ${TOLD_OF}
      union all select 'duty', id, unit_id, null, null, since, pause_reason, 1 from duty
        where ${within} and since is not null`,
    [...units, ...units, closedAfter, ...units],
  );
};
export const callsById = async (from: Queries, ids: readonly string[]): Promise<StandingCall[]> =>
  ids.length ? from.rows(`${call(0)} where id in (${placeholders(ids)}) and ${TOLD_OF}`, ids) : [];
