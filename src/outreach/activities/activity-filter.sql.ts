/** Which activities somebody means and may see, and the sums of all of them: of the list and of its export. */
import type { Actor } from '../../kernel/actor.js';
import type { Interval } from '../../kernel/time/intervals.js';
import type { ActivityState } from '../../protocol/outreach.js';
import { placeholders, type Param } from '../../store/store.js';
import { OF_PERSON, ofPersonParams } from './activities.repository.js';
import { isBoundToCommunities } from './activity-roles.js';

export interface ActivityFilter extends Interval {
  theme?: string | undefined;
  communityId?: string | undefined;
  enterpriseId?: string | undefined;
  state?: ActivityState | undefined;
  /** Those one signed up for or is in charge of. */
  mine?: boolean | undefined;
}
export interface ActivityCondition {
  sql: string;
  params: Param[];
}

/** Of the table `activity`: those that begin in [from, to). */
export function activityCondition(
  actor: Actor,
  { from, to, theme, communityId, enterpriseId, state, mine }: ActivityFilter,
  now: number,
): ActivityCondition {
  const conditions: ActivityCondition[] = [
    { sql: 'unit_id = ? and from_at >= ? and from_at < ?', params: [actor.unitId, from, to] },
    ...(isBoundToCommunities(actor) ? [ofCommunities(actor.communityIds)] : []),
    ...(theme === undefined ? [] : [{ sql: 'theme = ?', params: [theme] }]),
    ...(communityId === undefined ? [] : [{ sql: 'community_id = ?', params: [communityId] }]),
    ...(enterpriseId === undefined ? [] : [{ sql: 'enterprise_id = ?', params: [enterpriseId] }]),
    ...(state === undefined ? [] : [inState(state, now)]),
    ...(mine ? [{ sql: OF_PERSON, params: ofPersonParams(actor.id) }] : []),
  ];
  return {
    sql: conditions.map((c) => c.sql).join(' and '),
    params: conditions.flatMap((c) => c.params),
  };
}

/** Of these, and what is for the whole unit. */
const ofCommunities = (ids: readonly string[]): ActivityCondition =>
  ids.length
    ? { sql: `(community_id is null or community_id in (${placeholders(ids)}))`, params: [...ids] }
    : { sql: 'community_id is null', params: [] };
function inState(state: ActivityState, now: number): ActivityCondition {
  switch (state) {
    case 'cancelled':
      return { sql: 'cancelled_at is not null', params: [] };
    case 'planned':
      return { sql: 'cancelled_at is null and from_at > ?', params: [now] };
    case 'running':
      return { sql: 'cancelled_at is null and from_at <= ? and to_at > ?', params: [now, now] };
    case 'done':
      return { sql: 'cancelled_at is null and to_at <= ?', params: [now] };
  }
}
