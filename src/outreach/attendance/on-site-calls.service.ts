/**
 * Who may call for a resident who asks at an activity: whoever serves there, signed up or in charge, and the workers of
 * its community; from its beginning, or their check-in, until some hours after its end.
 */
import { Injectable } from '@nestjs/common';
import { HOUR } from '../../protocol/time/durations.js';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse, type Sentence } from '../../kernel/refusal/refusal.js';
import { ACTIVITY_LIMITS } from '../../protocol/outreach.js';
import { Store } from '../../store/store.js';
import { findActivity } from '../activities/activities.repository.js';
import type { ActivityRow } from '../activities/activities.entity.js';
import { seesActivity, worksWhereItIs } from '../activities/activity-roles.js';
import { findAttendance } from './attendance.repository.js';

/** A question put down on paper, or on a phone without a line, is called for until then after the end. */
const ASKED_WITHIN = ACTIVITY_LIMITS.askHours * HOUR;

@Injectable()
export class OnSiteCallsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the activity that the actor calls from
   * @throws Refusal `invalid` where they see no such activity; `forbidden` for who does not serve there; `conflict`
   *   where it was cancelled, has not begun, or was over too long ago
   */
  async requireServing(actor: Actor, activityId: string): Promise<ActivityRow> {
    const activity = await findActivity(this.store.read, activityId);
    if (!activity || !seesActivity(actor, activity))
      return refuse('invalid', { fields: { activityId: 'field_choice' } });
    const why = await this.whyNot(actor, activity);
    return why ? refuse(why, { params: { hours: ACTIVITY_LIMITS.askHours } }) : activity;
  }

  async mayAsk(actor: Actor, activity: ActivityRow): Promise<boolean> {
    return (await this.whyNot(actor, activity)) === undefined;
  }

  private async whyNot(actor: Actor, activity: ActivityRow): Promise<Sentence | undefined> {
    const { id, inCharge, cancelledAt, fromAt, toAt } = activity;
    const place = await findAttendance(this.store.read, id, actor.id);
    if (!place && !inCharge.includes(actor.id) && !worksWhereItIs(actor, activity))
      return 'not_serving_there';
    const now = this.clock.now();
    if (cancelledAt !== null) return 'activity_cancelled';
    if (now < fromAt && place?.startedAt == null) return 'activity_not_begun';
    return now < toAt + ASKED_WITHIN ? undefined : 'asked_too_late';
  }
}
