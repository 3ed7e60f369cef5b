/** A change of many shifts at once: each officer whose own are others by it hears of the first that differs. */
import { Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Actor } from '../kernel/actor.js';
import type { Tx } from '../store/store.js';
import { addDays } from '../protocol/time/local-day.js';
import type { PlacedPerson } from '../shift/occurrences.js';
import { RosterQuery } from './roster.query.js';
import { RosterNoticesService } from './roster-notices.service.js';

/** As far ahead as an officer sees their own shifts. */
const DAYS_AHEAD = 35;
/** A calendar is changed once for the holidays of a year, and nothing speaks of them again before the day. */
const YEAR_AHEAD = 366;

@Injectable()
export class RosterChangeNotices {
  constructor(
    private readonly roster: RosterQuery,
    private readonly rosterNotices: RosterNoticesService,
  ) {}

  /** Does the work and tells, all in the same write; not the one whose hand it is. */
  async tell<T>(tx: Tx, { id, unitId }: Pick<Actor, 'id' | 'unitId'>, work: () => Promise<T>): Promise<T> {
    const before = await this.places(tx, unitId);
    const done = await work();
    const after = await this.places(tx, unitId);
    for (const [personId, places] of differing(before, after))
      if (personId !== id) await this.rosterNotices.officer(tx, unitId, personId, '', places[0]!);
    return done;
  }

  /** Inside the write that changes the working calendar: whoever loses or gains shifts by it hears of it once. */
  async byCalendar(
    tx: Tx,
    { id, unitId }: Pick<Actor, 'id' | 'unitId'>,
    calendars: Record<'before' | 'after', WorkingCalendar>,
  ): Promise<void> {
    const before = await this.places(tx, unitId, YEAR_AHEAD, calendars.before);
    const after = await this.places(tx, unitId, YEAR_AHEAD, calendars.after);
    for (const [personId, places] of differing(before, after))
      if (personId !== id)
        await this.rosterNotices.byCalendar(tx, unitId, personId, places[0]!, places.length);
  }

  private async places(
    tx: Tx,
    unitId: string,
    days = DAYS_AHEAD,
    calendar?: WorkingCalendar,
  ): Promise<Map<string, PlacedPerson>> {
    const now = this.roster.clock.now();
    const today = this.roster.today();
    const shifts = await this.roster.shifts(unitId, today, addDays(today, days), tx, calendar);
    const ahead = shifts.flatMap((s) => s.people).filter((p) => p.to > now);
    return new Map(ahead.map((p) => [`${p.personId} ${p.from} ${p.to}`, p]));
  }
}

/** Each person's places that are in one and not in the other, the first of them first. */
function differing(before: ReadonlyMap<string, PlacedPerson>, after: ReadonlyMap<string, PlacedPerson>) {
  const differs = [
    ...[...before].filter(([key]) => !after.has(key)),
    ...[...after].filter(([key]) => !before.has(key)),
  ].map(([, place]) => place);
  differs.sort((a, b) => a.from - b.from);
  return Map.groupBy(differs, (p) => p.personId);
}
