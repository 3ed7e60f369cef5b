/** What the coordinator reads of the past: how the load was shared, and sign-on beside the roster. */
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/time/instant.js';
import { addDays, dayBegins } from '../protocol/time/local-day.js';
import type { Actor } from '../kernel/actor.js';
import type { Holder } from '../protocol/answers.js';
import { Table } from '../store/table.js';
import { DutySession } from '../ledger/duty.entity.js';
import {
  attendance,
  unplanned,
  type AttendanceState,
  type AttendedSession,
} from '../shift/roster-attendance.js';
import { byName, loadShares } from '../shift/load-shares.js';
import { RosterQuery } from './roster.query.js';
import { shiftView, type ShiftView } from './shift.view.js';

const sessions = new Table(DutySession);

export interface LoadShareView extends Holder {
  shifts: number;
  nights: number;
  daysOff: number;
  minutesRostered: number;
  minutesOnDuty: number;
  rings: number;
  accepted: number;
}
export interface AttendanceView {
  shifts: {
    shift: ShiftView;
    person: Holder;
    presence: AttendanceState;
    lateSeconds: number;
    cameAt: string | null;
    forgotten: boolean;
  }[];
  unplanned: { person: Holder; from: string; to: string | null }[];
}

@Injectable()
export class RosterReportsQuery {
  constructor(private readonly roster: RosterQuery) {}

  /** Every officer of the unit by name, those without a shift too; both days included. */
  async fairness(actor: Actor, firstDay: string, lastDay: string): Promise<LoadShareView[]> {
    const { unitId, lang } = actor;
    const calendar = this.roster.calendar(unitId);
    const planned = loadShares(await this.roster.shifts(unitId, firstDay, lastDay), calendar);
    const { long } = this.roster.store;
    const minutes = await long.rows<{ id: string; minutes: number }>(
      `select person_id as id, sum(minutes) as minutes from hours_entry
        where unit_id = ? and kind = 'duty' and day >= ? and day <= ? group by person_id`,
      [unitId, firstDay, lastDay],
    );
    const rung = await long.rows<{ id: string; rings: number; accepted: number }>(
      `select o.officer_id as id, count(*) as rings, sum(case when o.ending = 'accepted' then 1 else 0 end) as accepted
        from offer o join call c on c.id = o.call_id
        where c.unit_id = ? and o.rung_at >= ? and o.rung_at < ? and c.drill is null group by o.officer_id`,
      [unitId, dayBegins(firstDay), dayBegins(addDays(lastDay, 1))],
    );
    const onDuty = new Map(minutes.map((m) => [m.id, Number(m.minutes)]));
    const rings = new Map(rung.map((r) => [r.id, r]));
    return this.roster
      .officers(unitId)
      .map(({ id }) => ({
        ...this.roster.holder(id),
        shifts: planned.get(id)?.shifts ?? 0,
        nights: planned.get(id)?.nights ?? 0,
        daysOff: planned.get(id)?.daysOff ?? 0,
        minutesRostered: planned.get(id)?.minutesRostered ?? 0,
        minutesOnDuty: onDuty.get(id) ?? 0,
        rings: Number(rings.get(id)?.rings ?? 0),
        accepted: Number(rings.get(id)?.accepted ?? 0),
      }))
      .sort(byName(lang));
  }

  /** Shifts that begin on the day, and who served on it without one. */
  async attendance(unitId: string, day: string): Promise<AttendanceView> {
    const now = this.roster.clock.now();
    const grace = this.roster.settings(unitId).lateMinutes * 60;
    const around = await this.roster.touching(unitId, day, day);
    const own = around.filter((s) => s.day === day);
    const from = dayBegins(day);
    const to = dayBegins(addDays(day, 1));
    const last = Math.max(to, ...own.map((s) => s.to));
    const rows = await sessions.find(
      this.roster.store.read,
      'where unit_id = ? and started_at < ? and (ended_at is null or ended_at > ?) order by started_at',
      [unitId, last, from],
    );
    const served = rows.map((s): AttendedSession => ({
      personId: s.officerId,
      from: s.startedAt,
      to: s.endedAt ?? Math.max(now, s.startedAt),
      forgotten: s.forgotten,
    }));
    const begun = served.filter((s) => s.from >= from && s.from < to);
    return {
      shifts: attendance(own, served, now, grace).map(({ shift, personId, ...a }) => ({
        shift: shiftView(this.roster, shift),
        person: this.roster.holder(personId),
        presence: a.presence,
        lateSeconds: a.lateSeconds,
        cameAt: a.cameAt === null ? null : iso(a.cameAt),
        forgotten: a.forgotten,
      })),
      unplanned: unplanned(around, begun, grace).map((s) => ({
        person: this.roster.holder(s.personId),
        from: iso(s.from),
        to: s.to === now ? null : iso(s.to),
      })),
    };
  }
}
