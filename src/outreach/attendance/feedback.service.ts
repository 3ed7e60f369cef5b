/** What was said of an activity by who was there and by the workers of its community: one word each, sealed. */
import { Injectable } from '@nestjs/common';
import { requirePerson } from '../../call/call-visibility.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { Seal } from '../../kernel/seal/seal.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Queries } from '../../store/store.js';
import { ActivitiesService } from '../activities/activities.service.js';
import type { ActivityRow } from '../activities/activities.entity.js';
import { worksWhereItIs } from '../activities/activity-roles.js';
import { findAttendance } from './attendance.repository.js';
import {
  feedbackSealContext,
  findFeedbackOf,
  insertFeedback,
  updateFeedback,
} from './feedback.repository.js';

@Injectable()
export class FeedbackService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly activities: ActivitiesService,
  ) {}

  /**
   * Said again it takes the place of what one said before.
   * @throws Refusal `forbidden` for who was not there; `who_first`; `conflict` before it begins and where it was cancelled
   */
  say(actor: Actor, activityId: string, words: string): Promise<ActivityRow> {
    requirePerson(actor);
    return this.store.write(
      'activity:feedback',
      async (tx) => {
        const activity = await this.activities.find(actor, activityId, tx);
        if (!(await wasThere(tx, actor, activity))) refuse('not_there');
        const at = this.clock.now();
        if (activity.cancelledAt !== null) refuse('activity_cancelled');
        if (at < activity.fromAt) refuse('activity_not_begun');
        const known = await findFeedbackOf(tx, activityId, actor.id);
        const id = known?.id ?? newId(this.clock);
        const text = this.seal.seal(feedbackSealContext(id), words);
        if (known) await updateFeedback(tx, id, { text, at });
        else await insertFeedback(tx, { id, activityId, personId: actor.id, text, at });
        return activity;
      },
      { queue: `activity:${activityId}` },
    );
  }
}

async function wasThere(from: Queries, actor: Actor, activity: ActivityRow): Promise<boolean> {
  const { id, inCharge } = activity;
  if (inCharge.includes(actor.id) || worksWhereItIs(actor, activity)) return true;
  return (await findAttendance(from, id, actor.id))?.startedAt != null;
}
