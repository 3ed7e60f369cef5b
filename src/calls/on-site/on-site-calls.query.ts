/** An activity with the calls that were raised there: as the list of calls shows them, and one's own beside them. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { isAnonymousDevice, isGuarded } from '../../call/call-visibility.js';
import { readCalls } from '../../desk/views/readable-call.query.js';
import { CallViewsService } from '../../desk/views/call-views.service.js';
import { ActivitiesService } from '../../outreach/activities/activities.service.js';
import { ActivityViewsService } from '../../outreach/activities/activity-views.service.js';
import { OnSiteCallsService } from '../../outreach/attendance/on-site-calls.service.js';
import type { CallSummary } from '../../protocol/calls/call-summary.js';
import type { ActivityDetails, OnSiteCall } from '../../protocol/outreach.js';
import { Store } from '../../store/store.js';
import { CallListQuery } from '../queries/call-list.query.js';
import { NEWEST_FIRST } from '../queries/call-range.query.js';

/** So many are listed, the newest of them. */
const LISTED = 100;
/** Whoever may list calls at all. */
const IN_CALLS: readonly string[] = ['worker', 'officer', 'coordinator', 'admin'];

@Injectable()
export class OnSiteCallsQuery {
  constructor(
    private readonly store: Store,
    private readonly activities: ActivitiesService,
    private readonly activityViews: ActivityViewsService,
    private readonly onSite: OnSiteCallsService,
    private readonly list: CallListQuery,
    private readonly views: CallViewsService,
  ) {}

  /** @throws Refusal `not_found` where the actor sees no such activity */
  async activityDetails(actor: Actor, id: string): Promise<ActivityDetails> {
    const activity = await this.activities.find(actor, id);
    return {
      ...(await this.activityViews.record(actor, activity)),
      calls: { count: await this.count(id), items: await this.items(actor, id) },
      mayAsk: await this.onSite.mayAsk(actor, activity),
    };
  }

  private async count(activityId: string): Promise<number> {
    const [row] = await this.store.read.rows<{ n: number }>(
      'select count(*) as n from call where activity_id = ?',
      [activityId],
    );
    return Number(row?.n ?? 0);
  }

  private async items(actor: Actor, activityId: string): Promise<OnSiteCall[]> {
    // At a shared device on which nobody has said who they are, how many there were is enough.
    if (isAnonymousDevice(actor)) return [];
    const seen = actor.roles.some((role) => IN_CALLS.includes(role))
      ? (await this.list.find(actor, { activityId, limit: LISTED })).items
      : [];
    const known = new Set(seen.map(({ id }) => id));
    const own = (await this.own(actor, activityId)).filter(({ id }) => !known.has(id));
    return [...seen.map(asListed), ...own].sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt));
  }

  /** How it stands with what one raised oneself, and no word of it. */
  private async own(actor: Actor, activityId: string): Promise<OnSiteCall[]> {
    const rows = await readCalls(
      this.store.read,
      `where activity_id = ? and raised_by = ? ${NEWEST_FIRST} limit ${LISTED}`,
      [activityId, actor.id],
    );
    return rows.map((found) => {
      const { summary: _summary, outcome: _outcome, ...call } = asListed(this.views.listed(found));
      return { ...call, ...(isGuarded(found.line) && { category: 'other' }), opens: false };
    });
  }
}

const asListed = (call: CallSummary): OnSiteCall => {
  const { id, number, category, state, outcome, raisedAt, answeredAt, holder, summary } = call;
  return {
    id,
    number,
    category,
    state,
    ...(outcome && { outcome }),
    raisedAt,
    ...(answeredAt !== undefined && { answeredAt }),
    ...(holder && { holder }),
    ...(summary && { summary }),
    opens: true,
  };
};
