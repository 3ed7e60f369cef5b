/**
 * Changing and cancelling activities, one or a series from one on: one write each with its line in the audit trail.
 * Those of a series that have begun stay as they are.
 */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Directory } from '../../directory/directory.js';
import { localDay } from '../../protocol/time/local-day.js';
import type { ActivityChange, SeriesScope } from '../../protocol/outreach.js';
import { Store, type Tx } from '../../store/store.js';
import { ActivitiesService, requireOpen } from './activities.service.js';
import { cancelActivity, changeActivity, seriesToCome } from './activities.repository.js';
import type { ActivityRow } from './activities.entity.js';
import { changedLike, checkDraft, differing, drafted, type ActivityDraft } from './activity-draft.js';
import { communityAt } from './activity-enterprise.js';
import { ActivityNoticesService } from './activity-notices.service.js';
import { ActivityOrdersService } from './activity-orders.service.js';
import { runsActivity } from './activity-roles.js';
import { reasonSealContext } from './activity-views.service.js';

export interface Changed {
  activity: ActivityRow;
  /** How many were written. */
  changed: number;
}

@Injectable()
export class ActivityChangesService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly activities: ActivitiesService,
    private readonly notices: ActivityNoticesService,
    private readonly orders: ActivityOrdersService,
  ) {}

  /**
   * What is not given stays, and of the later ones of a series all that was not changed of this one. Nothing is written
   * where nothing differs.
   * @throws Refusal `forbidden` for who does not run it; `invalid` naming the fields, a capacity below who signed up
   *   among them; `conflict` after its end, for its times once somebody has come, and where all of a series have
   *   begun
   */
  async change(actor: Actor, id: string, given: ActivityChange): Promise<Changed> {
    return this.write('activity:change', actor.unitId, async (tx) => {
      const now = this.clock.now();
      const row = await this.activities.findOwn(actor, id, tx);
      requireOpen(row, now);
      const draft = drafted(row, given);
      checkDraft(this.directory, actor.unitId, draft, now, row);
      draft.communityId = await communityAt(tx, actor.unitId, draft, row);
      const changes = differing(row, draft);
      if (!Object.keys(changes).length) return { activity: row, changed: 0 };
      const done: { before: ActivityRow; after: ActivityRow }[] = [];
      for (const before of await this.meant(tx, actor, row, given.scope, now)) {
        const own = changedLike(before, row, changes);
        if (!Object.keys(own).length) continue;
        if (!(await changeActivity(tx, before.id, own, now))) refuseChange(before, own, before.id !== id);
        done.push({ before, after: { ...before, ...own } });
      }
      await this.note(tx, actor, 'activity.change', id, { fields: Object.keys(changes) }, done.length);
      for (const one of done) await this.orders.changed(tx, one.before, one.after, actor.id);
      await this.tellOfChange(tx, actor, done);
      const mine = done.find(({ before }) => before.id === id);
      return { activity: mine?.after ?? row, changed: done.length };
    });
  }

  /** @throws Refusal `forbidden`; `conflict` after its end, twice, once somebody has come, and as change */
  async cancel(
    actor: Actor,
    id: string,
    { reason, scope }: { reason: string; scope?: SeriesScope | undefined },
  ): Promise<Changed> {
    return this.write('activity:cancel', actor.unitId, async (tx) => {
      const now = this.clock.now();
      const row = await this.activities.findOwn(actor, id, tx);
      requireOpen(row, now);
      const rows = await this.meant(tx, actor, row, scope, now);
      const changesOf = (one: string) => ({
        cancelledAt: now,
        reason: this.seal.seal(reasonSealContext(one), reason),
      });
      const done: ActivityRow[] = [];
      for (const one of rows) {
        const changes = changesOf(one.id);
        if (!(await cancelActivity(tx, one.id, changes, now))) refuse('activity_begun');
        done.push({ ...one, ...changes });
      }
      await this.note(tx, actor, 'activity.cancel', id, {}, done.length);
      for (const one of done) await this.orders.cancelled(tx, one, actor.id);
      await this.notices.changed(tx, done, 'cancelled', actor.id);
      return { activity: done.find((one) => one.id === id) ?? row, changed: done.length };
    });
  }

  /** Those of the series that are not the actor's stay. */
  private async meant(
    tx: Tx,
    actor: Actor,
    row: ActivityRow,
    scope: SeriesScope | undefined,
    now: number,
  ): Promise<ActivityRow[]> {
    if (scope !== 'this_and_later' || row.seriesId === null) return [row];
    const rows = (await seriesToCome(tx, row, now)).filter((one) => runsActivity(actor, one));
    return rows.length ? rows : refuse('series_begun');
  }

  private async tellOfChange(
    tx: Tx,
    actor: Actor,
    done: readonly { before: ActivityRow; after: ActivityRow }[],
  ): Promise<void> {
    const named = done.map(({ before, after }) => ({
      ...after,
      inCharge: after.inCharge.filter((id) => !before.inCharge.includes(id)),
    }));
    await this.notices.inCharge(tx, named, actor.id);
    const moved = done.filter(
      ({ before, after }) =>
        before.fromAt !== after.fromAt || before.toAt !== after.toAt || before.place !== after.place,
    );
    // Who is in charge from now on knows time and place by that.
    const stayed = moved.map(({ before, after }) => ({
      ...after,
      inCharge: after.inCharge.filter((id) => before.inCharge.includes(id)),
    }));
    await this.notices.changed(tx, stayed, 'moved', actor.id);
  }

  private note = (
    tx: Tx,
    { id: actorId }: Actor,
    act: string,
    subject: string,
    data: object,
    times: number,
  ) => this.audit.write(tx, { actorId, act, subject, data: { ...data, ...(times > 1 && { times }) } });

  /** One after the other with whatever writes hours of the unit. */
  private write = <T>(name: string, unitId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    this.store.write(name, work, { queue: `desk:${unitId}` });
}

/** Why the conditional write found nothing to change. @param later another of the series than was asked for: its day is said */
function refuseChange(
  { signedUp: count, fromAt }: ActivityRow,
  { capacity }: Partial<ActivityDraft>,
  later: boolean,
): never {
  if (capacity == null || capacity >= count) return refuse('activity_begun');
  return refuse('invalid', {
    fields: {
      capacity: later
        ? { sentence: 'field_below_signed_up_on', params: { day: localDay(fromAt), count } }
        : { sentence: 'field_below_signed_up', params: { count } },
    },
  });
}
