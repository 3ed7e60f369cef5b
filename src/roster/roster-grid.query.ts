/** The roster as a page asks for it: the grid of some days, and what is one officer's own. */
import type { SpecialDay } from '../protocol/shifts.js';
import { HOUR } from '../protocol/time/durations.js';
import { Injectable } from '@nestjs/common';
import { placeholders } from '../store/store.js';
import { addDays, dayBegins, eachDay } from '../protocol/time/local-day.js';
import type { Actor } from '../kernel/actor.js';
import type { Holder } from '../protocol/answers.js';
import { Table } from '../store/table.js';
import { byName } from '../shift/load-shares.js';
import { rosterFindings, placesLeft } from '../shift/roster-findings.js';
import { LeavesService } from './planning/leaves.service.js';
import { occurrenceId, type Occurrence } from '../shift/occurrences.js';
import { isWorkingDay, specialDay } from '../shift/shift-pattern.js';
import { ShiftRequestRow } from '../shift/roster.entity.js';
import { RosterQuery } from './roster.query.js';
import {
  leaveView,
  shiftRequestView,
  shiftView,
  type LeaveDaysView,
  type ShiftRequestView,
  type ShiftView,
} from './shift.view.js';

const requests = new Table(ShiftRequestRow);

export interface RosterDayView {
  day: string;
  works: boolean;
  special: SpecialDay | null;
  /** The holiday's name; empty for a plain day. */
  name: string;
}
export interface RosterGridView {
  today: string;
  days: RosterDayView[];
  shifts: ShiftView[];
  people: (Holder & { departmentId: string | null })[];
  leaves: LeaveDaysView[];
  /** Asked for and waiting for a coordinator's yes. */
  pending: number;
}
export interface OwnRosterView {
  shifts: ShiftView[];
  /** Places that could be taken. */
  open: ShiftView[];
  /** Offered to me or to anybody, and my own that wait. */
  requests: ShiftRequestView[];
  /** Running or about to begin: what could be taken over now. */
  running: ShiftView[];
  leaves: LeaveDaysView[];
  approval: boolean;
}
const WEEKS_OF_MINE = 5;
const SOON = HOUR;

@Injectable()
export class RosterGridQuery {
  constructor(
    private readonly roster: RosterQuery,
    private readonly leaves: LeavesService,
  ) {}

  async grid({ unitId, lang }: Actor, firstDay: string, lastDay: string): Promise<RosterGridView> {
    const calendar = this.roster.calendar(unitId);
    const around = await this.roster.touching(unitId, firstDay, lastDay);
    const all = rosterFindings(around);
    const shifts = around.filter((s) => firstDay <= s.day && s.day <= lastDay);
    const leaves = await this.leaves.list(unitId);
    return {
      today: this.roster.today(),
      days: eachDay(firstDay, lastDay).map((day) => ({
        day,
        works: isWorkingDay(calendar, day),
        special: specialDay(calendar, day),
        name: calendar.notes?.get(day)?.name ?? '',
      })),
      shifts: shifts.map((s) => shiftView(this.roster, s, all)),
      people: this.roster
        .officers(unitId)
        .map((p) => ({ ...this.roster.holder(p.id), departmentId: p.departmentId }))
        .sort(byName(lang)),
      leaves: leaves
        .filter((l) => l.fromDay <= lastDay && l.untilDay >= firstDay)
        .map((l) => leaveView(this.roster, l)),
      pending: (await this.waiting(unitId, 'pending')).length,
    };
  }

  async mine({ id, unitId }: Actor): Promise<OwnRosterView> {
    const now = this.roster.clock.now();
    const today = this.roster.today();
    const around = await this.roster.touching(unitId, today, addDays(today, WEEKS_OF_MINE * 7));
    const all = rosterFindings(around);
    const shown = (s: Occurrence) => shiftView(this.roster, s, all);
    const ahead = around.filter((s) => s.to > now);
    const isMine = (s: Occurrence) => s.people.some((p) => p.personId === id && p.to > now);
    const mine = ahead.filter(isMine);
    const clear = (s: Occurrence) => !mine.some((m) => m.from < s.to && s.from < m.to);
    const leaves = await this.leaves.list(unitId, id);
    const off = (s: Occurrence) =>
      leaves.some(
        (l) => l.blocks && dayBegins(l.fromDay) < s.to && s.from < dayBegins(addDays(l.untilDay, 1)),
      );
    return {
      shifts: mine.map(shown),
      open: ahead.filter((s) => placesLeft(s) > 0 && clear(s) && !off(s)).map(shown),
      requests: await this.requestsOf(unitId, id, around),
      running: ahead.filter((s) => s.from - SOON <= now && clear(s) && !off(s)).map(shown),
      leaves: leaves.map((l) => leaveView(this.roster, l)),
      approval: this.roster.settings(unitId).approval,
    };
  }

  /** What waits for a coordinator, soonest first. */
  async pending(unitId: string): Promise<ShiftRequestView[]> {
    const rows = await this.waiting(unitId, 'pending');
    const [first] = rows;
    if (!first) return [];
    const shifts = await this.roster.shifts(unitId, first.day, rows.at(-1)!.day);
    return rows.flatMap((row) => {
      const shift = shifts.find((s) => s.patternId === row.patternId && s.day === row.day);
      return shift ? [shiftRequestView(this.roster, row, shift)] : [];
    });
  }

  async request(row: ShiftRequestRow): Promise<ShiftRequestView> {
    const id = occurrenceId(row.patternId, row.day);
    const shift = await this.roster.one(this.roster.store.read, row.unitId, id);
    return shiftRequestView(this.roster, row, shift);
  }

  private async requestsOf(
    unitId: string,
    id: string,
    shifts: readonly Occurrence[],
  ): Promise<ShiftRequestView[]> {
    const now = this.roster.clock.now();
    const rows = await this.waiting(unitId, 'offered', 'pending');
    return rows.flatMap((row) => {
      const own = row.fromId === id || row.takerId === id;
      if (!own && (row.state !== 'offered' || (row.toId !== null && row.toId !== id))) return [];
      const shift = shifts.find((s) => s.patternId === row.patternId && s.day === row.day);
      // Whose shift it is no longer has nothing to offer.
      const stands = row.kind === 'sign_up' || shift?.people.some((p) => p.personId === row.fromId);
      return shift && stands && shift.to > now ? [shiftRequestView(this.roster, row, shift)] : [];
    });
  }

  private waiting(unitId: string, ...states: string[]): Promise<ShiftRequestRow[]> {
    return requests.find(
      this.roster.store.read,
      `where unit_id = ? and day >= ? and state in (${placeholders(states)}) order by day, id`,
      [unitId, addDays(this.roster.today(), -1), ...states],
    );
  }
}
