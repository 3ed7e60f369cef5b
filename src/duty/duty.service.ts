/** Signing on, pausing, resuming and signing off: deeds at the desk, since the rings they cause are of one transaction with them. */
import { Injectable } from '@nestjs/common';
import { DeskService } from '../desk/desk.service.js';
import { withdrawOfficer } from '../call/decide/decide.js';
import type { DeskTransaction } from '../desk/desk-transaction.js';
import { ringOfficerForWaitingCalls } from '../call/decide/ring-freed-officers.js';
import { Publisher } from '../realtime/publisher.js';
import { Alarm } from '../desk/alarm.js';
import { HoursLedgerService } from '../ledger/hours-ledger.service.js';
import { newId } from '../kernel/ids.js';
import type { CommandActor } from '../kernel/actor.js';
import type { DutyPausePayload } from '../protocol/events.js';
import type { DutyState } from '../protocol/shapes.js';
import { LIMITS } from '../protocol/words.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Table } from '../store/table.js';
import { type Queries, Store } from '../store/store.js';
import { DutyRow, DutySession } from '../ledger/duty.entity.js';
import { lowAttendance } from './low-attendance.query.js';
import * as turn from '../ledger/duty-session-rules.js';
import { dutyStateView } from '../desk/on-duty/duty-state.view.js';
import { Clock } from '../kernel/clock.js';
import { Directory } from '../directory/directory.js';

const duties = new Table(DutyRow);
const sessions = new Table(DutySession);
type Who = Pick<CommandActor, 'id' | 'unitId'>;

@Injectable()
export class DutyService {
  constructor(
    private readonly desk: DeskService,
    private readonly ledger: HoursLedgerService,
    private readonly tell: Publisher,
    private readonly alarm: Alarm,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  state = (officerId: string, from: Queries = this.store.read): Promise<DutyState> =>
    dutyStateView(from, officerId, this.clock.now());

  start = (asker: CommandActor) =>
    this.change('duty-start', asker, async (scene, row) => {
      if (row?.since != null) return;
      const session: DutySession = {
        id: newId(this.clock),
        officerId: asker.id,
        unitId: asker.unitId,
        startedAt: scene.now,
        endedAt: null,
        forgotten: false,
        kept: false,
      };
      await sessions.insert(scene.tx, session);
      // Who signs on is being seen.
      const on = {
        ...turn.startDuty(session.id, scene.now, this.forgottenSeconds(asker.unitId)),
        seenAt: scene.now,
      };
      if (row) await duties.update(scene.tx, on, 'id = ? and since is null', [asker.id]);
      else await duties.insert(scene.tx, { id: asker.id, unitId: asker.unitId, lastRungAt: null, ...on });
      scene.dutyChanged();
      await ringOfficerForWaitingCalls(scene, asker.id, true);
      return on;
    });

  pause = (asker: CommandActor, { reason, until }: DutyPausePayload) =>
    this.change('duty-pause', asker, async (scene, row) => {
      if (row?.since == null) return refuse('not_on_duty');
      const end = until === undefined ? null : Date.parse(until);
      if (end !== null && end <= scene.now) refuse('invalid', { fields: { until: 'field_past' } });
      if (end !== null && end > scene.now + LIMITS.aheadSeconds * 1000)
        refuse('invalid', { fields: { until: 'field_beyond_year' } });
      if (row.pauseReason === reason && row.pausedUntil === end) return;
      const paused = turn.pauseDuty(row, reason, end, scene.now, this.forgottenSeconds(asker.unitId));
      await this.put(scene, row, paused);
      await this.stopRinging(scene, asker.id, 'paused');
      return paused;
    });

  resume = (asker: CommandActor) =>
    this.change('duty-resume', asker, async (scene, row) => {
      if (row?.since == null) return refuse('not_on_duty');
      if (row.pauseReason === null) return;
      return this.resumeNow(scene, row);
    });

  /** @throws Refusal `still_holding` with their number, unless the officer knowingly keeps them */
  end = (asker: CommandActor, keep: boolean) =>
    this.change('duty-end', asker, async (scene, row) => {
      if (row?.since == null) return;
      const [{ held } = { held: 0 }] = await scene.tx.rows<{ held: number }>(
        "select count(*) as held from call where holder_id = ? and state = 'active'",
        [asker.id],
      );
      if (Number(held) && !keep) refuse('still_holding', { params: { count: Number(held) } });
      return this.signOff(scene, row, { forgotten: false, kept: Number(held) > 0 });
    });

  /** What the clock does with a duty row that is due. */
  due = (who: Who) =>
    this.change('duty-due', who, async (scene, row) => {
      if (row?.since == null || row.dueAt === null || row.dueAt > scene.now) return;
      const forgottenAt = row.since + this.forgottenSeconds(who.unitId) * 1000;
      if (forgottenAt <= scene.now)
        return this.signOff(scene, row, { forgotten: true, kept: true, at: forgottenAt });
      if (row.pausedUntil !== null && row.pausedUntil <= scene.now) return this.resumeNow(scene, row);
      await this.record(scene, row, scene.now, []);
      const cut = turn.cutAtMidnight(row, scene.now, this.forgottenSeconds(who.unitId));
      await this.put(scene, row, cut);
      return cut;
    });

  /** One write about somebody's duty; what changed is told to their pages. */
  async change(
    name: string,
    who: Who,
    work: (scene: DeskTransaction, row: DutyRow | undefined) => Promise<Pick<DutyRow, 'dueAt'> | undefined>,
  ): Promise<DutyState> {
    const asker = 'roles' in who ? (who as CommandActor) : null;
    const { changed, state } = await this.desk.perform(name, who.unitId, asker, async (scene) => {
      const row = await duties.one(scene.tx, 'where id = ?', [who.id]);
      const changed = await work(scene, row);
      if (changed) {
        if (asker?.over) throw asker.over;
        if (asker) asker.wrote = true;
        scene.touched.add(who.id);
      }
      return { changed, state: await dutyStateView(scene.tx, who.id, scene.now) };
    });
    if (changed) this.tell.officer(who.id, 'duty:changed', state);
    if (changed?.dueAt != null) this.alarm.set(changed.dueAt);
    return state;
  }

  private async resumeNow(scene: DeskTransaction, row: DutyRow) {
    const resumed = turn.resumeDuty(row, scene.now, this.forgottenSeconds(row.unitId));
    await this.put(scene, row, resumed);
    await ringOfficerForWaitingCalls(scene, row.id, true);
    return resumed;
  }

  async signOff(
    scene: DeskTransaction,
    row: DutyRow,
    how: { forgotten: boolean; kept: boolean; at?: number },
  ) {
    const at = how.at ?? scene.now;
    const low = await lowAttendance(scene.tx, this.directory.rosters, row, at);
    await this.record(scene, row, at, [...(how.forgotten ? ['forgotten_sign_off'] : []), ...low]);
    await sessions.update(
      scene.tx,
      { endedAt: at, forgotten: how.forgotten, kept: how.kept },
      'id = ? and ended_at is null',
      [row.sessionId],
    );
    const off = turn.endDuty();
    await this.put(scene, row, off);
    await this.stopRinging(scene, row.id, 'off_duty');
    return off;
  }

  private async record(scene: DeskTransaction, row: DutyRow, until: number, flags: string[]): Promise<void> {
    for (const { from, to } of turn.unrecordedStretches(row, until)) {
      const service = {
        personId: row.id,
        who: 'officer' as const,
        unitId: row.unitId,
        kind: 'duty' as const,
        from,
        to,
        source: 'measured' as const,
        flags,
      };
      await this.ledger.record(scene.tx, { ...service, sessionId: row.sessionId });
    }
  }

  /** Guarded by the sign-on it saw: a row that another device has changed is not written over. */
  async put(scene: DeskTransaction, row: DutyRow, changes: Partial<DutyRow>): Promise<void> {
    const written = await duties.update(scene.tx, changes, 'id = ? and since = ?', [row.id, row.since]);
    if (written !== 1) refuse('stale');
    scene.dutyChanged();
  }

  async stopRinging(scene: DeskTransaction, officerId: string, why: 'off_duty' | 'paused'): Promise<void> {
    const rung = await scene.tx.rows<{ call_id: string }>(
      'select call_id from offer where officer_id = ? and ended_at is null',
      [officerId],
    );
    for (const { call_id } of rung) {
      const before = await scene.load(call_id);
      const script = scene.script(before);
      withdrawOfficer(script, await scene.known(before.line), officerId, why);
      await scene.save(before, script);
    }
  }

  private forgottenSeconds = (unitId: string) => this.directory.settings(unitId).forgottenHours * 3600;
}
