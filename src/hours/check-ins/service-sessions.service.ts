/**
 * Checking in to service and out again. What is measured goes to the ledger when it ends; a check-in that
 * was forgotten ends itself at an instant that stands in its row.
 */
import { MINUTE } from '../../protocol/time/durations.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { iso } from '../../protocol/time/instant.js';
import type { Served } from '../../protocol/hours.js';
import {
  CHECK_INS,
  type CheckInPayload,
  type CheckOutPayload,
  type ServiceState,
} from '../../protocol/service.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Queries, type Tx } from '../../store/store.js';
import { localDay } from '../../protocol/time/local-day.js';
import { HoursLedgerService } from '../../ledger/hours-ledger.service.js';
import { servedMinutes } from '../../ledger/served-minutes.query.js';
import {
  dueSessions,
  endServiceSession,
  findRunningSession,
  findSessionOrRunning,
  insertServiceSession,
  runningSessionOf,
} from './service-sessions.repository.js';
import { canBeInCharge, canServeIn, requireServiceRole } from './service-roles.js';
import type { ServiceSessionRow } from '../../ledger/service.entity.js';
import { lowAttendanceFlag } from '../../ledger/service-policy.repository.js';
import type { Interval } from '../../kernel/time/intervals.js';

/** After the set length so much may pass before a check-in counts as forgotten. */
export const CHECK_OUT_GRACE = 30 * MINUTE;

interface Ending {
  at: number;
  forgotten: boolean;
  activity?: string | undefined;
  served?: Served | undefined;
}

@Injectable()
export class ServiceSessionsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly ledger: HoursLedgerService,
  ) {}

  state = (actor: Actor): Promise<ServiceState> => this.stateIn(this.store.read, actor.id);

  /**
   * The same id again answers how things stand.
   * @throws Refusal `invalid` for an officer's duty and for whom and where one does not serve; `conflict`
   *   where another check-in runs, or the id is somebody else's
   */
  checkIn(actor: Actor, p: CheckInPayload): Promise<ServiceState> {
    return this.write('service:check-in', actor.unitId, async (tx) => {
      await this.checkInWithin(tx, actor, p);
      return this.stateIn(tx, actor.id);
    });
  }

  /** As `checkIn`, in a write of the desk's queue. @returns false where that check-in was there before */
  async checkInWithin(tx: Tx, actor: Actor, p: CheckInPayload): Promise<boolean> {
    const who = requireServiceRole(actor);
    if (!CHECK_INS[who].includes(p.kind)) refuse('invalid', { fields: { kind: 'field_choice' } });
    if (p.communityId !== undefined && !canServeIn(this.directory, actor, p.communityId))
      refuse('invalid', { fields: { communityId: 'field_choice' } });
    const leader = p.inCharge === undefined ? undefined : this.directory.person(p.inCharge);
    if (p.inCharge !== undefined && !(leader && canBeInCharge(actor, leader)))
      refuse('invalid', { fields: { inCharge: 'field_choice' } });
    const known = await findSessionOrRunning(tx, p.id, actor.id);
    if (known && known.id !== p.id) return refuse('already_checked_in');
    if (known && known.personId !== actor.id) return refuse('conflict');
    if (!known) await insertServiceSession(tx, this.begun(actor, p));
    return known === undefined;
  }

  private begun(actor: Actor, p: CheckInPayload): ServiceSessionRow {
    const now = this.clock.now();
    const longest = this.directory.settings(actor.unitId).forgottenHours * 60 * MINUTE;
    return {
      id: p.id,
      unitId: actor.unitId,
      personId: actor.id,
      who: requireServiceRole(actor),
      kind: p.kind,
      communityId: p.communityId ?? null,
      served: null,
      activity: p.activity?.trim() ?? '',
      plannedMinutes: p.plannedMinutes ?? null,
      inCharge: p.inCharge ?? null,
      startedAt: now,
      endedAt: null,
      dueAt: now + (p.plannedMinutes === undefined ? longest : p.plannedMinutes * MINUTE + CHECK_OUT_GRACE),
      forgotten: false,
    };
  }

  /** Where nothing runs, or another check-in than the one that is meant, nothing is done. */
  checkOut(actor: Actor, p: CheckOutPayload): Promise<ServiceState> {
    return this.write('service:check-out', actor.unitId, async (tx) => {
      await this.checkOutWithin(tx, actor, p);
      return this.stateIn(tx, actor.id);
    });
  }

  /** As `checkOut`, in a write of the desk's queue. */
  async checkOutWithin(tx: Tx, actor: Actor, { id, activity, served }: CheckOutPayload): Promise<void> {
    const row = await runningSessionOf(tx, actor.id);
    const now = this.clock.now();
    if (!row || (id !== undefined && id !== row.id)) return;
    const over = row.dueAt !== null && row.dueAt <= now;
    await this.end(tx, row, { at: over ? row.dueAt! : now, forgotten: over, activity, served });
  }

  /** Ends what was forgotten, as of the instant at which it was due. */
  async closeForgotten(): Promise<void> {
    const due = await dueSessions(this.store.read, this.clock.now());
    for (const { id, unitId } of due) {
      await this.write('service:forgotten', unitId, async (tx) => {
        const row = await findRunningSession(tx, id);
        if (row?.dueAt != null) await this.end(tx, row, { at: row.dueAt, forgotten: true });
      });
    }
  }

  private async end(
    tx: Tx,
    row: ServiceSessionRow,
    { at, forgotten, activity, served }: Ending,
  ): Promise<void> {
    // A clock that was set back ends nothing before it began.
    const endedAt = Math.max(at, row.startedAt);
    const said = {
      ...(activity?.trim() && { activity: activity.trim() }),
      ...(served !== undefined && { served }),
    };
    const ended = { ...said, endedAt, forgotten, dueAt: null };
    if (!(await endServiceSession(tx, row.id, ended))) refuse('stale');
    const time = { from: row.startedAt, to: endedAt };
    const { unitId, personId, who, kind, communityId, inCharge } = row;
    await this.ledger.record(tx, {
      ...time,
      personId,
      who,
      unitId,
      kind,
      source: 'measured',
      sessionId: row.id,
      flags: [...(forgotten ? ['forgotten_sign_off'] : []), ...(await this.lowAttendance(tx, row, time))],
      about: {
        communityId,
        inCharge,
        activity: said.activity ?? row.activity,
        served: said.served ?? row.served,
      },
    });
  }

  private async lowAttendance(
    tx: Tx,
    { unitId, plannedMinutes }: ServiceSessionRow,
    time: Interval,
  ): Promise<string[]> {
    if (plannedMinutes === null) return [];
    const set = { from: time.from, to: time.from + plannedMinutes * MINUTE };
    return lowAttendanceFlag(tx, { unitId, day: localDay(time.from), set, measured: [time] });
  }

  /** The unit's desk is where hours are recorded: one after the other there. */
  private write = <T>(name: string, unitId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    this.store.write(name, work, { queue: `desk:${unitId}` });

  private async stateIn(from: Queries, personId: string): Promise<ServiceState> {
    const row = await runningSessionOf(from, personId);
    const now = this.clock.now();
    const minutes = await servedMinutes(from, personId, now);
    return { serverTime: iso(now), ...(row && { running: this.shown(row) }), ...minutes };
  }

  private shown(row: ServiceSessionRow): NonNullable<ServiceState['running']> {
    const community = this.directory.community(row.communityId ?? '');
    const leader = this.directory.person(row.inCharge ?? '');
    return {
      id: row.id,
      kind: row.kind,
      since: iso(row.startedAt),
      ...(community && { community: { id: community.id, name: community.name } }),
      ...(row.activity && { activity: row.activity }),
      ...(row.plannedMinutes !== null && { plannedMinutes: row.plannedMinutes }),
      ...(leader && { inCharge: holderOf(this.directory, leader.id) }),
      closesAt: iso(row.dueAt ?? row.startedAt),
    };
  }
}
