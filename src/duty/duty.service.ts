/** Signing on, pausing, resuming and signing off: commands at the desk, since the rings they cause are of one transaction with them. */
import { HOUR_SECONDS } from '../protocol/time/durations.js';
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
import type { DutyPausePayload } from '../protocol/events/duty-payloads.js';
import type { DutyState } from '../protocol/people/duty-state.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { furthestAhead } from '../kernel/time/day-ahead.js';
import { type Queries, Store } from '../store/store.js';
import type { DutyRow, DutySession } from '../ledger/duty.entity.js';
import { lowAttendance } from './low-attendance.query.js';
import * as turn from '../ledger/duty-session-rules.js';
import {
  changeDuty,
  endDutySession,
  findDuty,
  insertDuty,
  insertDutySession,
  signDutyOn,
} from '../desk/on-duty/duties.repository.js';
import { countCallsHeldBy } from '../desk/on-duty/held-calls.query.js';
import { callsRinging } from '../desk/journal/offer.repository.js';
import { dutyStateView } from '../desk/on-duty/duty-state.view.js';
import { Clock } from '../kernel/clock.js';
import { Directory } from '../directory/directory.js';

type Who = Pick<CommandActor, 'id' | 'unitId'>;

@Injectable()
export class DutyService {
  constructor(
    private readonly desk: DeskService,
    private readonly ledger: HoursLedgerService,
    private readonly publisher: Publisher,
    private readonly alarm: Alarm,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  state = (officerId: string, from: Queries = this.store.read): Promise<DutyState> =>
    dutyStateView(from, officerId, this.clock.now());

  start = (asker: CommandActor) =>
    this.change('duty-start', asker, async (transaction, row) => {
      if (row?.since != null) return;
      const session: DutySession = {
        id: newId(this.clock),
        officerId: asker.id,
        unitId: asker.unitId,
        startedAt: transaction.now,
        endedAt: null,
        forgotten: false,
        kept: false,
      };
      await insertDutySession(transaction.tx, session);
      // Who signs on is being seen.
      const on = {
        ...turn.startDuty(session.id, transaction.now, this.forgottenSeconds(asker.unitId)),
        seenAt: transaction.now,
      };
      if (row) await signDutyOn(transaction.tx, asker.id, on);
      else await insertDuty(transaction.tx, { id: asker.id, unitId: asker.unitId, lastRungAt: null, ...on });
      transaction.dutyChanged();
      await ringOfficerForWaitingCalls(transaction, asker.id, true);
      return on;
    });

  pause = (asker: CommandActor, { reason, until }: DutyPausePayload) =>
    this.change('duty-pause', asker, async (transaction, row) => {
      if (row?.since == null) return refuse('not_on_duty');
      const end = until === undefined ? null : Date.parse(until);
      if (end !== null && end <= transaction.now) refuse('invalid', { fields: { until: 'field_past' } });
      if (end !== null && end > furthestAhead(transaction.now))
        refuse('invalid', { fields: { until: 'field_beyond_year' } });
      if (row.pauseReason === reason && row.pausedUntil === end) return;
      const paused = turn.pauseDuty(row, reason, end, transaction.now, this.forgottenSeconds(asker.unitId));
      await this.put(transaction, row, paused);
      await this.stopRinging(transaction, asker.id, 'paused');
      return paused;
    });

  resume = (asker: CommandActor) =>
    this.change('duty-resume', asker, async (transaction, row) => {
      if (row?.since == null) return refuse('not_on_duty');
      if (row.pauseReason === null) return;
      return this.resumeNow(transaction, row);
    });

  /** @throws Refusal `still_holding` with their number, unless the officer knowingly keeps them */
  end = (asker: CommandActor, keep: boolean) =>
    this.change('duty-end', asker, async (transaction, row) => {
      if (row?.since == null) return;
      const held = await countCallsHeldBy(transaction.tx, asker.id);
      if (held && !keep) refuse('still_holding', { params: { count: held } });
      return this.signOff(transaction, row, { forgotten: false, kept: held > 0 });
    });

  /** What the clock does with a duty row that is due. */
  due = (who: Who) =>
    this.change('duty-due', who, async (transaction, row) => {
      if (row?.since == null || row.dueAt === null || row.dueAt > transaction.now) return;
      const forgottenAt = row.since + this.forgottenSeconds(who.unitId) * 1000;
      if (forgottenAt <= transaction.now)
        return this.signOff(transaction, row, { forgotten: true, kept: true, at: forgottenAt });
      if (row.pausedUntil !== null && row.pausedUntil <= transaction.now)
        return this.resumeNow(transaction, row);
      await this.record(transaction, row, transaction.now, []);
      const cut = turn.cutAtMidnight(row, transaction.now, this.forgottenSeconds(who.unitId));
      await this.put(transaction, row, cut);
      return cut;
    });

  /** One write about somebody's duty; what changed is told to their pages. */
  async change(
    name: string,
    who: Who,
    work: (
      transaction: DeskTransaction,
      row: DutyRow | undefined,
    ) => Promise<Pick<DutyRow, 'dueAt'> | undefined>,
  ): Promise<DutyState> {
    const asker = 'roles' in who ? (who as CommandActor) : null;
    const { changed, state } = await this.desk.perform(name, who.unitId, asker, async (transaction) => {
      const row = await findDuty(transaction.tx, who.id);
      const changed = await work(transaction, row);
      if (changed) {
        if (asker?.over) throw asker.over;
        if (asker) asker.wrote = true;
        transaction.touched.add(who.id);
      }
      return { changed, state: await dutyStateView(transaction.tx, who.id, transaction.now) };
    });
    if (changed) this.publisher.officer(who.id, 'duty:changed', state);
    if (changed?.dueAt != null) this.alarm.set(changed.dueAt);
    return state;
  }

  private async resumeNow(transaction: DeskTransaction, row: DutyRow) {
    const resumed = turn.resumeDuty(row, transaction.now, this.forgottenSeconds(row.unitId));
    await this.put(transaction, row, resumed);
    await ringOfficerForWaitingCalls(transaction, row.id, true);
    return resumed;
  }

  async signOff(
    transaction: DeskTransaction,
    row: DutyRow,
    how: { forgotten: boolean; kept: boolean; at?: number },
  ) {
    const at = how.at ?? transaction.now;
    const low = await lowAttendance(transaction.tx, this.directory.rosters, row, at);
    await this.record(transaction, row, at, [...(how.forgotten ? ['forgotten_sign_off'] : []), ...low]);
    await endDutySession(transaction.tx, row.sessionId, {
      endedAt: at,
      forgotten: how.forgotten,
      kept: how.kept,
    });
    const off = turn.endDuty();
    await this.put(transaction, row, off);
    await this.stopRinging(transaction, row.id, 'off_duty');
    return off;
  }

  private async record(
    transaction: DeskTransaction,
    row: DutyRow,
    until: number,
    flags: string[],
  ): Promise<void> {
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
      await this.ledger.record(transaction.tx, { ...service, sessionId: row.sessionId });
    }
  }

  /** Guarded by the sign-on it saw: a row that another device has changed is not written over. */
  async put(transaction: DeskTransaction, row: DutyRow, changes: Partial<DutyRow>): Promise<void> {
    if (!(await changeDuty(transaction.tx, row, changes))) refuse('stale');
    transaction.dutyChanged();
  }

  async stopRinging(
    transaction: DeskTransaction,
    officerId: string,
    why: 'off_duty' | 'paused',
  ): Promise<void> {
    for (const callId of await callsRinging(transaction.tx, officerId)) {
      const before = await transaction.load(callId);
      const decision = transaction.decisionOn(before);
      withdrawOfficer(decision, await transaction.known(before.line), officerId, why);
      await transaction.save(before, decision);
    }
  }

  private forgottenSeconds = (unitId: string) =>
    this.directory.settings(unitId).forgottenHours * HOUR_SECONDS;
}
