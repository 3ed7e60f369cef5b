/** Activities as they are listed: soonest first, what each may see of them, and the sums of all of them. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { pageSize, readCursor, toPage, type Cursor } from '../../kernel/pagination.js';
import type { Actor } from '../../kernel/actor.js';
import type { ActivitiesPage } from '../../protocol/outreach.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store } from '../../store/store.js';
import { activityTable } from './activities.repository.js';
import { ActivityClashesQuery } from '../clashes/activity-clashes.query.js';
import { activityCondition, type ActivityCondition, type ActivityFilter } from './activity-filter.sql.js';
import { activitySums } from './activity-sums.query.js';
import { coordinates } from './activity-roles.js';
import { ActivityViewsService } from './activity-views.service.js';

export interface ActivityListFilter extends ActivityFilter {
  cursor?: string | undefined;
  limit?: number | undefined;
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
  async list(actor: Actor, filter: ActivityListFilter): Promise<ActivitiesPage> {
    const { sql, params } = activityCondition(actor, filter, this.clock.now());
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

  private async total(actor: Actor, condition: ActivityCondition): Promise<ActivitiesPage['total']> {
    const now = this.clock.now();
    return {
      ...(await activitySums(this.store.read, condition, now)),
      clashing: coordinates(actor) ? await this.clashing(actor, condition, now) : 0,
    };
  }

  private async clashing(actor: Actor, { sql, params }: ActivityCondition, now: number): Promise<number> {
    const ahead = await activityTable.find(
      this.store.read,
      `where ${sql} and cancelled_at is null and to_at > ? order by from_at, id limit ?`,
      [...params, now, MOST_LOOKED_AT],
    );
    const found = await this.clashes.of(actor, ahead);
    return [...found.values()].filter((clashes) => clashes.length > 0).length;
  }
}

/** When it begins, and its id. */
const isPlace = (cursor: Cursor) =>
  cursor.length === 2 && Number.isSafeInteger(cursor[0]) && /^[\w-]+$/.test(String(cursor[1]));
