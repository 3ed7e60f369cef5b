/** The coordinator's hand on the working calendar: what a change would move, and then the change with all that it moves. */
import { Injectable } from '@nestjs/common';
import type { CalendarView, DeadlineMove } from '../protocol/administration.js';
import { iso } from '../protocol/time/instant.js';
import { moveClocks, clocksMovedBy } from '../call/clocks/clock-commands.js';
import { DeskService } from '../desk/desk.service.js';
import { intactRows, readOpenCalls } from '../desk/views/readable-call.query.js';
import type { Actor } from '../kernel/actor.js';
import { AuditService } from '../directory/people/audit.service.js';
import { versionTagOf, requireCurrent } from '../directory/directory-changes.service.js';
import { type Queries, Store } from '../store/store.js';
import {
  applyCalendarChange,
  type CalendarChange,
  type StoredCalendar,
} from '../calendar/calendar-change.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { RosterChangeNotices } from '../roster/roster-change-notices.js';
import { calendarOf, yearOfDay } from '../calendar/calendar.cache.js';
import { exceedsCalendar } from '../calendar/deadline-arithmetic.js';
import { loadCalendar, saveCalendar } from './calendar.repository.js';
import { isPublishedYear } from '../calendar/published-holidays.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { Clock } from '../kernel/clock.js';
import { Directory } from '../directory/directory.js';

/** More than anybody reads; the count tells the rest. */
const MOST_MOVES = 200;

@Injectable()
export class CalendarService {
  constructor(
    private readonly desk: DeskService,
    private readonly audit: AuditService,
    private readonly changeNotices: RosterChangeNotices,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async shown({ unitId }: Actor, year: number): Promise<CalendarView> {
    return this.year(await loadCalendar(this.store.read, unitId), year);
  }

  private year(parts: StoredCalendar, year: number): CalendarView {
    const { week, notes, days } = calendarOf(parts);
    const own = new Map(parts.days.map((d) => [d.day, d]));
    const plain = parts.days.filter((d) => d.kind === 'plain').map((d) => [d.day, d] as const);
    const marked = [...notes!, ...plain].filter(([day]) => yearOfDay(day) === year);
    const taken = parts.years.includes(year);
    return {
      year,
      week,
      days: marked
        .map(([day, { kind, name }]) => ({
          day,
          kind,
          name,
          ...(kind === 'special' && { intervals: days.get(day) ?? [] }),
          corrected: own.get(day)?.corrected ?? false,
        }))
        .sort((a, b) => (a.day < b.day ? -1 : 1)),
      published: taken || isPublishedYear(year),
      taken,
      tag: versionTagOf(parts),
    };
  }

  /** Nothing is written. */
  async preview(
    actor: Actor,
    change: CalendarChange,
  ): Promise<{ moves: DeadlineMove[]; count: number; tag: string }> {
    const { read } = this.store;
    const before = await loadCalendar(read, actor.unitId);
    const after = calendarOf(applyCalendarChange(before, change));
    this.requireRoom(actor.unitId, change, { before: calendarOf(before), after });
    const deadlines = this.under(actor.unitId, after);
    const all = (await this.openCalls(read, actor.unitId)).flatMap((line) =>
      clocksMovedBy({ call: { line, rings: [] }, now: this.clock.now() }, deadlines).flatMap((to) => {
        const from = line.clocks!.clocks.find((c) => c.kind === to.kind)!;
        return from.due === null || to.due === null
          ? []
          : [{ line, clock: to.kind, from: from.due, to: to.due }];
      }),
    );
    const moves = all.slice(0, MOST_MOVES).map(({ line, clock, from, to }) => ({
      callId: line.id,
      number: line.number,
      community: { id: line.communityId, name: this.directory.community(line.communityId)?.name ?? '' },
      clock,
      from: iso(from),
      to: iso(to),
    }));
    return { moves, count: all.length, tag: versionTagOf(before) };
  }

  /** The calendar and every deadline it moves, in one transaction. */
  async change(actor: Actor, change: CalendarChange, year: number, tag?: string): Promise<CalendarView> {
    const { unitId } = actor;
    const shown = await this.desk.perform('calendar.change', unitId, null, async (transaction) => {
      const before = await loadCalendar(transaction.tx, unitId);
      const after = applyCalendarChange(before, change);
      if (versionTagOf(before) === versionTagOf(after)) return this.year(before, year);
      requireCurrent(tag, before);
      this.requireRoom(unitId, change, { before: calendarOf(before), after: calendarOf(after) });
      await saveCalendar(transaction.tx, unitId, { before, after, now: transaction.now });
      await this.changeNotices.byCalendar(transaction.tx, actor, {
        before: calendarOf(before),
        after: calendarOf(after),
      });
      const deadlines = this.under(unitId, calendarOf(after));
      for (const line of await this.openCalls(transaction.tx, unitId)) {
        if (!clocksMovedBy({ call: { line, rings: [] }, now: transaction.now }, deadlines).length) continue;
        const call = await transaction.load(line.id);
        const decision = transaction.decisionOn(call);
        moveClocks(decision, deadlines, actor);
        await transaction.save(call, decision);
      }
      await this.audit.write(transaction.tx, {
        actorId: actor.id,
        act: 'calendar.change',
        subject: unitId,
        data: { ...change },
      });
      await this.directory.touch(transaction.tx);
      return this.year(after, year);
    });
    await this.directory.reload();
    return shown;
  }

  /** What the unit may take for something ends within a year; a calendar that was so narrow before may be widened. */
  private requireRoom(
    unitId: string,
    change: CalendarChange,
    { before, after }: Record<'before' | 'after', WorkingCalendar>,
  ): void {
    const { directory, clock } = this;
    const review = { amount: directory.settings(unitId).reviewMinutes / 60, unit: 'working_hours' as const };
    const now = clock.now();
    const narrow = [...directory.deadlineRules(unitId), review].some(
      (limit) => exceedsCalendar(after, limit, now) && !exceedsCalendar(before, limit, now),
    );
    if (narrow)
      refuse('invalid', { fields: { [change.week ? 'week' : 'days']: 'field_calendar_too_narrow' } });
  }

  private under = (unitId: string, calendar: WorkingCalendar) => ({
    calendar,
    warnPercent: this.directory.settings(unitId).warnPercent,
  });
  /** One that cannot be read keeps its deadlines, and the unit gets its calendar. */
  private openCalls = async (from: Queries, unitId: string) => intactRows(await readOpenCalls(from, unitId));
}
