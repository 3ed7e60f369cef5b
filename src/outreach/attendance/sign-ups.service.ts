/** Signing up to serve at an activity, and taking it back. The last place is one condition: of two at once one gets it. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { serviceRoleOf } from '../../directory/serving-role.js';
import { inLang, type Word } from '../../protocol/lang.js';
import { localDay, localTime } from '../../protocol/time/local-day.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Tx } from '../../store/store.js';
import type { Interval } from '../../kernel/time/intervals.js';
import { ActivitiesService, requireOpen } from '../activities/activities.service.js';
import { activitiesIn, freePlace, takePlace } from '../activities/activities.repository.js';
import type { ActivityRow } from '../activities/activities.entity.js';
import type { OtherTime } from '../clashes/activity-clashes.js';
import { ActivityClashesQuery } from '../clashes/activity-clashes.query.js';
import { attendancesOf, findAttendance, insertAttendance, withdrawSignUp } from './attendance.repository.js';

export interface SignUp {
  activity: ActivityRow;
  /** false where they had signed up before. */
  made: boolean;
  /** Shifts and check-ups of their own at that time, in their language. */
  warnings: string[];
}
const MEANWHILE: Record<OtherTime['with'], Word> = {
  shift: ['这段时间您有班次：{name}，{when}', 'You are on a shift at that time: {name}, {when}'],
  checkup: ['这段时间您要去企业：{name}，{when}', 'You are at an enterprise at that time: {name}, {when}'],
};

@Injectable()
export class SignUpsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly activities: ActivitiesService,
    private readonly clashes: ActivityClashesQuery,
  ) {}

  /**
   * The same again answers how things stand.
   * @throws Refusal `not_found`; `conflict` where it is over, cancelled or full, or they serve at another then
   */
  async signUp(actor: Actor, id: string): Promise<SignUp> {
    const made = await this.write('activity:sign-up', actor.unitId, async (tx) => {
      const activity = await this.activities.find(actor, id, tx);
      const now = this.clock.now();
      if (await findAttendance(tx, id, actor.id)) return false;
      requireOpen(activity, now);
      await this.requireFree(tx, actor, activity);
      if (!(await takePlace(tx, id, now))) refuse('activity_full');
      await insertAttendance(tx, {
        id: newId(this.clock),
        unitId: actor.unitId,
        activityId: id,
        personId: actor.id,
        who: serviceRoleOf(actor) ?? refuse('no_hours'),
        signedUpAt: now,
        startedAt: null,
        endedAt: null,
        dueAt: null,
        byList: false,
        forgotten: false,
      });
      return true;
    });
    const activity = await this.activities.find(actor, id);
    return { activity, made, warnings: await this.warnings(actor, activity) };
  }

  /** Where they had not signed up nothing is done. @throws Refusal `conflict` once they have checked in */
  async withdraw(actor: Actor, id: string): Promise<ActivityRow> {
    await this.write('activity:withdraw', actor.unitId, async (tx) => {
      await this.activities.find(actor, id, tx);
      if (await withdrawSignUp(tx, id, actor.id)) await freePlace(tx, id);
      else if (await findAttendance(tx, id, actor.id)) refuse('checked_in_before');
    });
    return this.activities.find(actor, id);
  }

  /** Nobody serves in two places at once: whoever is in charge of another is there, too. */
  private async requireFree(tx: Tx, actor: Actor, { id, fromAt, toAt }: ActivityRow): Promise<void> {
    const around = await activitiesIn(tx, actor.unitId, { from: fromAt, to: toAt });
    const others = around.filter((other) => other.id !== id);
    const own = await attendancesOf(
      tx,
      actor.id,
      others.map((other) => other.id),
    );
    const taken = others.find(
      (other) => other.inCharge.includes(actor.id) || own.some((place) => place.activityId === other.id),
    );
    if (!taken) return;
    const when = timeText({ from: taken.fromAt, to: taken.toAt });
    refuse('activity_at_same_time', { params: { title: taken.title, when } });
  }

  private async warnings(actor: Actor, { fromAt, toAt }: ActivityRow): Promise<string[]> {
    const others = await this.clashes.otherTimesIn(actor, { from: fromAt, to: toAt });
    return others
      .filter((one) => one.personId === actor.id && one.from < toAt && fromAt < one.to)
      .map((one) =>
        inLang(MEANWHILE[one.with], actor.lang).replace('{name}', one.name).replace('{when}', timeText(one)),
      );
  }

  /** One after the other with whatever writes hours of the unit. */
  private write = <T>(name: string, unitId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    this.store.write(name, work, { queue: `desk:${unitId}` });
}

/** 2026-11-24 09:00–11:30, in local time. */
const timeText = ({ from, to }: Interval): string => `${localDay(from)} ${localTime(from)}–${localTime(to)}`;
