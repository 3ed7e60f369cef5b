/**
 * Checking in to an activity and out again: by the code on its screen, or by the list of who runs it. What was measured
 * goes to the ledger when it ends; a check-out that was forgotten is made by the clock, as of an instant in its row.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import { serviceRoleOf } from '../../directory/serving-role.js';
import { Seal } from '../../kernel/seal/seal.js';
import { ACTIVITY_LIMITS, type ActivityCode, type Attendance } from '../../protocol/outreach.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Tx } from '../../store/store.js';
import type { AttendanceRow } from '../../ledger/service.entity.js';
import { ActivitiesService, requireOpen } from '../activities/activities.service.js';
import { findActivity } from '../activities/activities.repository.js';
import type { ActivityRow } from '../activities/activities.entity.js';
import { EARLY, GRACE } from '../activities/activity-times.js';
import { AttendanceEndService } from './attendance-end.service.js';
import {
  beginAttendance,
  dueAttendances,
  findAttendance,
  findRunningAttendance,
  insertAttendance,
  runningAttendanceOf,
} from './attendance.repository.js';
import { attendanceView } from './attendance-times.js';
import { codeAt, codeSealContext, isCodeGood } from './check-in-code.js';

/** By the code they read, or by the list of who runs it. */
type By = { code: string } | 'list';
type Begun = AttendanceRow & { startedAt: number };
const hasBegun = (row: AttendanceRow | undefined): row is Begun =>
  row !== undefined && row.startedAt !== null;

@Injectable()
export class CheckInsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly activities: ActivitiesService,
    private readonly ending: AttendanceEndService,
  ) {}

  /**
   * From an hour before until the last check-out.
   * @throws Refusal `forbidden` for who does not run it; `conflict` too early, too late and where it was cancelled
   */
  async code(actor: Actor, id: string): Promise<ActivityCode> {
    const activity = await this.activities.findOwn(actor, id);
    const now = this.clock.now();
    requireOpen({ ...activity, toAt: activity.toAt + GRACE }, now);
    requireNotEarly(activity, now);
    return codeAt(this.secretOf(activity), now);
  }

  /**
   * Again, from whichever phone, is the same answer.
   * @throws Refusal `invalid` for a code that is not of now; `conflict` without a sign-up, too early, after the end and
   *   while one is at another activity
   */
  checkIn = (actor: Actor, id: string, code: string): Promise<Attendance> =>
    this.begin(actor, id, actor.id, { code });
  /** @throws Refusal as checkIn; `conflict` also once the clock has ended it */
  checkOut = (actor: Actor, id: string, code: string): Promise<Attendance> =>
    this.finish(actor, id, actor.id, { code });
  /** @throws Refusal `forbidden` for oneself and for who does not run it */
  checkInByList = (actor: Actor, id: string, personId: string): Promise<Attendance> =>
    this.begin(actor, id, personId, 'list');
  checkOutByList = (actor: Actor, id: string, personId: string): Promise<Attendance> =>
    this.finish(actor, id, personId, 'list');

  private begin(actor: Actor, id: string, personId: string, by: By): Promise<Attendance> {
    return this.write('activity:check-in', actor.unitId, async (tx) => {
      const activity = await this.found(tx, actor, id, personId, by);
      const row = await findAttendance(tx, id, personId);
      if (hasBegun(row)) return attendanceView(row);
      const now = this.clock.now();
      requireOpen(activity, now);
      requireNotEarly(activity, now);
      // Who is in charge is there without a place of their own.
      if (!row && !activity.inCharge.includes(personId)) refuse('not_signed_up');
      this.requireCode(activity, by, now);
      await this.requireNowhereElse(tx, personId);
      const begun = { startedAt: now, dueAt: activity.toAt + GRACE, byList: by === 'list' };
      if (!row) {
        const made = { ...this.withoutPlace(activity, personId), ...begun };
        await insertAttendance(tx, made);
        return attendanceView(made);
      }
      if (!(await beginAttendance(tx, row.id, begun))) refuse('stale');
      return attendanceView({ ...row, ...begun });
    });
  }

  private finish(actor: Actor, id: string, personId: string, by: By): Promise<Attendance> {
    return this.write('activity:check-out', actor.unitId, async (tx) => {
      const activity = await this.found(tx, actor, id, personId, by);
      const row = await findAttendance(tx, id, personId);
      if (!hasBegun(row)) return refuse('not_checked_in');
      const now = this.clock.now();
      if (row.forgotten || (row.dueAt !== null && row.dueAt <= now)) refuse('check_out_over');
      if (row.endedAt !== null) return attendanceView(row);
      this.requireCode(activity, by, now);
      const byList = row.byList || by === 'list';
      return attendanceView(await this.ending.end(tx, activity, row, { at: now, forgotten: false, byList }));
    });
  }

  /** Ends what was forgotten, as of the instant at which it was due. */
  async closeForgotten(): Promise<void> {
    for (const { id, unitId, activityId } of await dueAttendances(this.store.read, this.clock.now()))
      await this.write('activity:forgotten', unitId, async (tx) => {
        const row = await findRunningAttendance(tx, id);
        const activity = await findActivity(tx, activityId);
        if (activity && hasBegun(row) && row.dueAt !== null)
          await this.ending.end(tx, activity, row, { at: row.dueAt, forgotten: true, byList: row.byList });
      });
  }

  private async found(tx: Tx, actor: Actor, id: string, personId: string, by: By): Promise<ActivityRow> {
    if (by !== 'list') return this.activities.find(actor, id, tx);
    const activity = await this.activities.findOwn(actor, id, tx);
    if (personId === actor.id) return refuse('own_list');
    return this.directory.person(personId)?.unitId === actor.unitId ? activity : refuse('not_found');
  }

  private requireCode(activity: ActivityRow, by: By, now: number): void {
    if (by !== 'list' && !isCodeGood(this.secretOf(activity), by.code, now))
      refuse('invalid', { fields: { code: 'field_check_code' } });
  }
  private secretOf = ({ id, codeSecret }: ActivityRow): string =>
    this.seal.open(codeSealContext(id), codeSecret);

  private async requireNowhereElse(tx: Tx, personId: string): Promise<void> {
    const running = await runningAttendanceOf(tx, personId);
    if (!running) return;
    const other = await findActivity(tx, running.activityId);
    refuse('checked_in_elsewhere', { params: { title: other?.title ?? '' } });
  }

  private withoutPlace({ id, unitId }: ActivityRow, personId: string): AttendanceRow {
    const person = this.directory.person(personId) ?? refuse('not_found');
    return {
      id: newId(this.clock),
      unitId,
      activityId: id,
      personId,
      who: serviceRoleOf(person) ?? refuse('no_hours'),
      signedUpAt: null,
      startedAt: null,
      endedAt: null,
      dueAt: null,
      byList: false,
      forgotten: false,
    };
  }

  /** The unit's desk is where hours are recorded: one after the other there. */
  private write = <T>(name: string, unitId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    this.store.write(name, work, { queue: `desk:${unitId}` });
}

function requireNotEarly({ fromAt }: ActivityRow, now: number): void {
  if (now < fromAt - EARLY) refuse('check_in_early', { params: { minutes: ACTIVITY_LIMITS.earlyMinutes } });
}
