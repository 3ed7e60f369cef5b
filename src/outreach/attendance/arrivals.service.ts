/** Counting who came, one touch each: by who is there or runs it. */
import { Injectable } from '@nestjs/common';
import { DAY } from '../../protocol/time/durations.js';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import type { ArrivalPayload, Arrivals } from '../../protocol/outreach.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Queries, type Tx } from '../../store/store.js';
import { ActivitiesService, requireOpen } from '../activities/activities.service.js';
import { lockActivity } from '../activities/activities.repository.js';
import type { ActivityRow } from '../activities/activities.entity.js';
import { runsActivity } from '../activities/activity-roles.js';
import { EARLY } from '../activities/activity-times.js';
import { arrivalsAt, findArrival, insertArrival, undoArrival } from './arrivals.repository.js';
import { findAttendance } from './attendance.repository.js';

/** What was counted on paper is entered until then after the end. */
const ENTERED_WITHIN = DAY;

@Injectable()
export class ArrivalsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly activities: ActivitiesService,
  ) {}

  /**
   * The same id again counts nobody again, even once it was taken back.
   * @throws Refusal `forbidden` for who is not there; `conflict` before it begins, long after its end, and for an id
   *   that another count has
   */
  count(actor: Actor, activityId: string, given: ArrivalPayload): Promise<Arrivals> {
    const id = given.id.toLowerCase();
    return this.write(activityId, async (tx) => {
      await lockActivity(tx, activityId);
      const activity = await this.counted(tx, actor, activityId);
      const known = await findArrival(tx, id);
      if (known && (known.activityId !== activityId || known.countedBy !== actor.id)) refuse('id_in_use');
      if (!known) {
        const now = this.clock.now();
        requireOpen({ ...activity, toAt: activity.toAt + ENTERED_WITHIN }, now);
        if (now < activity.fromAt - EARLY) refuse('activity_not_begun');
        const { band } = given;
        await insertArrival(tx, { id, activityId, band, countedBy: actor.id, undoneAt: null });
      }
      return arrivalsAt(tx, activityId);
    });
  }

  /** One's own only; taken back before, nothing is done. @throws Refusal `not_found` */
  undo(actor: Actor, activityId: string, arrivalId: string): Promise<Arrivals> {
    return this.write(activityId, async (tx) => {
      await this.counted(tx, actor, activityId);
      const known = await findArrival(tx, arrivalId.toLowerCase());
      if (known?.activityId !== activityId || known.countedBy !== actor.id) return refuse('not_found');
      await undoArrival(tx, known.id, this.clock.now());
      return arrivalsAt(tx, activityId);
    });
  }

  private async counted(from: Queries, actor: Actor, id: string): Promise<ActivityRow> {
    const activity = await this.activities.find(actor, id, from);
    const place = await findAttendance(from, id, actor.id);
    return runsActivity(actor, activity) || place?.startedAt != null ? activity : refuse('not_there');
  }

  /** A row of people at a door is nothing for the desk to wait for. */
  private write = <T>(activityId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    this.store.write('activity:arrivals', work, { queue: `activity:${activityId}`, shares: true });
}
