/** Activities as they are listed: soonest first, what each may see of them, and the sums of all of them. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { pageSize, readCursor, toPage, type Cursor } from '../../kernel/pagination.js';
import type { Actor } from '../../kernel/actor.js';
import type { ActivitiesPage, ActivityState } from '../../protocol/outreach.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { placeholders, Store, type Param } from '../../store/store.js';
import type { Interval } from '../../kernel/time/intervals.js';
import { activityTable, OF_PERSON, ofPersonParams } from './activities.repository.js';
import { ActivityClashesQuery } from './activity-clashes.query.js';
import { coordinates, isBoundToCommunities } from './activity-roles.js';
import { ActivityViewsService } from './activity-views.service.js';

export interface ActivityFilter extends Interval {
  theme?: string | undefined;
  communityId?: string | undefined;
  state?: ActivityState | undefined;
  /** Those one signed up for or is in charge of. */
  mine?: boolean | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}
interface Condition {
  sql: string;
  params: Param[];
}
/** So many of those to come are looked through for clashes, the soonest first. */
const MOST_LOOKED_AT = 500;

@Injectable()
export class ActivitiesListQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly views: ActivityViewsService,
    private readonly clashes: ActivityClashesQuery,
  ) {}

  /** Those that begin in [from, to). */
  async list(actor: Actor, filter: ActivityFilter): Promise<ActivitiesPage> {
    const { sql, params } = all(this.conditions(actor, filter));
    const after = readCursor(filter.cursor);
    if (after && !isPlace(after)) refuse('invalid', { fields: { cursor: 'field_invalid' } });
    const size = pageSize(filter.limit);
    const rows = await activityTable.find(
      this.store.read,
      `where ${sql}${after ? ' and (from_at, id) > (?, ?)' : ''} order by from_at, id limit ?`,
      [...params, ...(after ?? []), size + 1],
    );
    const shown = await this.views.all(actor, rows);
    const page = toPage(
      rows.map((row, place) => ({ row, activity: shown[place]! })),
      size,
      ({ activity }) => activity,
      ({ row }) => [row.fromAt, row.id],
    );
    return { ...page, total: await this.total(actor, { sql, params }) };
  }

  private async total(actor: Actor, { sql, params }: Condition): Promise<ActivitiesPage['total']> {
    const { read } = this.store;
    const now = this.clock.now();
    const [sums] = await read.rows<Record<'planned' | 'done' | 'lacking', number>>(
      `select coalesce(sum(case when cancelled_at is null and to_at > ? then 1 else 0 end), 0) as planned,
        coalesce(sum(case when cancelled_at is null and to_at <= ? then 1 else 0 end), 0) as done,
        coalesce(sum(case when cancelled_at is null and to_at > ? and signed_up * 2 <= capacity then 1 else 0 end), 0)
          as lacking
        from activity where ${sql}`,
      [now, now, now, ...params],
    );
    const [came] = await read.rows<{ arrivals: number }>(
      `select count(*) as arrivals from activity_arrival
        where undone_at is null and activity_id in (select id from activity where ${sql})`,
      params,
    );
    return {
      planned: Number(sums!.planned),
      done: Number(sums!.done),
      arrivals: Number(came!.arrivals),
      clashing: coordinates(actor) ? await this.clashing(actor, { sql, params }, now) : 0,
      lacking: Number(sums!.lacking),
    };
  }

  private async clashing(actor: Actor, { sql, params }: Condition, now: number): Promise<number> {
    const ahead = await activityTable.find(
      this.store.read,
      `where ${sql} and cancelled_at is null and to_at > ? order by from_at, id limit ?`,
      [...params, now, MOST_LOOKED_AT],
    );
    const found = await this.clashes.of(actor.unitId, ahead);
    return [...found.values()].filter((clashes) => clashes.length > 0).length;
  }

  private conditions(actor: Actor, filter: ActivityFilter): Condition[] {
    const { from, to, theme, communityId, state, mine } = filter;
    return [
      { sql: 'unit_id = ? and from_at >= ? and from_at < ?', params: [actor.unitId, from, to] },
      ...(isBoundToCommunities(actor) ? [ofCommunities(actor.communityIds)] : []),
      ...(theme === undefined ? [] : [{ sql: 'theme = ?', params: [theme] }]),
      ...(communityId === undefined ? [] : [{ sql: 'community_id = ?', params: [communityId] }]),
      ...(state === undefined ? [] : [inState(state, this.clock.now())]),
      ...(mine ? [{ sql: OF_PERSON, params: ofPersonParams(actor.id) }] : []),
    ];
  }
}

const all = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map((c) => c.sql).join(' and '),
  params: conditions.flatMap((c) => c.params),
});
/** Of these, and what is for the whole unit. */
const ofCommunities = (ids: readonly string[]): Condition =>
  ids.length
    ? { sql: `(community_id is null or community_id in (${placeholders(ids)}))`, params: [...ids] }
    : { sql: 'community_id is null', params: [] };
function inState(state: ActivityState, now: number): Condition {
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
/** When it begins, and its id. */
const isPlace = (cursor: Cursor) =>
  cursor.length === 2 && Number.isSafeInteger(cursor[0]) && /^[\w-]+$/.test(String(cursor[1]));
