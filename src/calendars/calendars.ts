/** The coordinator's hand on the working calendar: what a change would move, and then the change with all that it moves. */
import { IS_OPEN } from '../call/state.js';
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/instant.js';
import { move, movedBy } from '../call/clocks/clock-deeds.js';
import { Desk } from '../desk/desk.js';
import { listed, wholeOnes } from '../desk/views/listed.js';
import type { Actor } from '../kernel/actor.js';
import { Audit } from '../directory/audit.js';
import { tagOf, unlessStale } from '../directory/changes.js';
import type { Named } from '../protocol/shapes.js';
import type { ClockKind, DayKind } from '../protocol/words.js';
import type { Queries } from '../store/store.js';
import { changed, type CalendarChange, type StoredParts } from '../calendar/change.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Concerned } from '../roster/concerned.js';
import { calendarOf, yearOf } from '../calendar/kept.js';
import { endsTooFar } from '../calendar/reckon.js';
import { partsIn, writeParts } from './rows.js';
import { isShipped } from '../calendar/shipped.js';
import type { DayInterval, WorkingCalendar } from '../calendar/working-calendar.js';

export interface CalendarShown {
  year: number;
  week: readonly (readonly DayInterval[])[];
  days: {
    day: string;
    kind: DayKind;
    name: string;
    intervals?: readonly DayInterval[];
    corrected: boolean;
  }[];
  /** The holidays of the year are known; otherwise it is counted as plain weeks. */
  published: boolean;
  /** Its days are the unit's own by now. */
  taken: boolean;
  tag: string;
}
export interface Move {
  callId: string;
  number: string;
  community: Named;
  clock: ClockKind;
  from: string;
  to: string;
}
/** More than anybody reads; the count tells the rest. */
const MOST_MOVES = 200;

@Injectable()
export class Calendars {
  constructor(
    private readonly desk: Desk,
    private readonly audit: Audit,
    private readonly concerned: Concerned,
  ) {}

  private get tools() {
    return this.desk.tools;
  }

  async shown({ unitId }: Actor, year: number): Promise<CalendarShown> {
    return this.year(await partsIn(this.tools.store.read, unitId), year);
  }

  private year(parts: StoredParts, year: number): CalendarShown {
    const { week, notes, days } = calendarOf(parts);
    const own = new Map(parts.days.map((d) => [d.day, d]));
    const plain = parts.days.filter((d) => d.kind === 'plain').map((d) => [d.day, d] as const);
    const marked = [...notes!, ...plain].filter(([day]) => yearOf(day) === year);
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
      published: taken || isShipped(year),
      taken,
      tag: tagOf(parts),
    };
  }

  /** Nothing is written. */
  async preview(
    actor: Actor,
    change: CalendarChange,
  ): Promise<{ moves: Move[]; count: number; tag: string }> {
    const { read } = this.tools.store;
    const before = await partsIn(read, actor.unitId);
    const after = calendarOf(changed(before, change));
    this.requireRoom(actor.unitId, change, { before: calendarOf(before), after });
    const deadlines = this.under(actor.unitId, after);
    const all = (await this.openCalls(read, actor.unitId)).flatMap((line) =>
      movedBy({ call: { line, rings: [] }, now: this.tools.clock.now() }, deadlines).flatMap((to) => {
        const from = line.clocks!.clocks.find((c) => c.kind === to.kind)!;
        return from.due === null || to.due === null
          ? []
          : [{ line, clock: to.kind, from: from.due, to: to.due }];
      }),
    );
    const moves = all.slice(0, MOST_MOVES).map(({ line, clock, from, to }) => ({
      callId: line.id,
      number: line.number,
      community: { id: line.communityId, name: this.tools.directory.community(line.communityId)?.name ?? '' },
      clock,
      from: iso(from),
      to: iso(to),
    }));
    return { moves, count: all.length, tag: tagOf(before) };
  }

  /** The calendar and every deadline it moves, in one transaction. */
  async change(actor: Actor, change: CalendarChange, year: number, tag?: string): Promise<CalendarShown> {
    const { unitId } = actor;
    const shown = await this.desk.perform('calendar.change', unitId, null, async (scene) => {
      const before = await partsIn(scene.tx, unitId);
      const after = changed(before, change);
      if (tagOf(before) === tagOf(after)) return this.year(before, year);
      unlessStale(tag, before);
      this.requireRoom(unitId, change, { before: calendarOf(before), after: calendarOf(after) });
      await writeParts(scene.tx, unitId, { before, after, now: scene.now });
      await this.concerned.byCalendar(scene.tx, actor, {
        before: calendarOf(before),
        after: calendarOf(after),
      });
      const deadlines = this.under(unitId, calendarOf(after));
      for (const line of await this.openCalls(scene.tx, unitId)) {
        if (!movedBy({ call: { line, rings: [] }, now: scene.now }, deadlines).length) continue;
        const call = await scene.load(line.id);
        const script = scene.script(call);
        move(script, deadlines, actor);
        await scene.save(call, script);
      }
      await this.audit.write(scene.tx, {
        actorId: actor.id,
        act: 'calendar.change',
        subject: unitId,
        data: { ...change },
      });
      await this.tools.directory.touch(scene.tx);
      return this.year(after, year);
    });
    await this.tools.directory.reload();
    return shown;
  }

  /** What the unit may take for something ends within a year; a calendar that was so narrow before may be widened. */
  private requireRoom(
    unitId: string,
    change: CalendarChange,
    { before, after }: Record<'before' | 'after', WorkingCalendar>,
  ): void {
    const { directory, clock } = this.tools;
    const review = { amount: directory.settings(unitId).reviewMinutes / 60, unit: 'working_hours' as const };
    const now = clock.now();
    const narrow = [...directory.deadlineRules(unitId), review].some(
      (limit) => endsTooFar(after, limit, now) && !endsTooFar(before, limit, now),
    );
    if (narrow)
      refuse('invalid', { fields: { [change.week ? 'week' : 'days']: 'field_calendar_too_narrow' } });
  }

  private under = (unitId: string, calendar: WorkingCalendar) => ({
    calendar,
    warnPercent: this.tools.directory.settings(unitId).warnPercent,
  });
  /** One that cannot be read keeps its deadlines, and the unit gets its calendar. */
  private openCalls = async (from: Queries, unitId: string) =>
    wholeOnes(await listed(from, `where unit_id = ? and ${IS_OPEN} order by raised_at, id`, [unitId]));
}
