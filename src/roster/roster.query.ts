/** The roster of a unit as it is read: for any days, inside a write or beside it. */
import { Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { Clock } from '../kernel/clock.js';
import { addDays, daysBetween, localDay } from '../protocol/time/local-day.js';
import { Directory } from '../directory/directory.js';
import type { Holder } from '../protocol/answers.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store, type Queries, type Tx } from '../store/store.js';
import { readRosterMaterial } from '../shift/roster-material.query.js';
import { wakeRosterWatch } from './roster-watch.repository.js';
import { occurrences, readOccurrenceId, type Occurrence } from '../shift/occurrences.js';

/** A question spans no more days than this. */
const MOST_DAYS = 400;

@Injectable()
export class RosterQuery {
  constructor(
    readonly store: Store,
    readonly clock: Clock,
    readonly directory: Directory,
  ) {}

  today = (): string => localDay(this.clock.now());
  calendar = (unitId: string) => this.directory.calendars.of(unitId);
  settings = (unitId: string) => this.directory.settings(unitId).roster;

  /** Inside the write that changed something: the watch looks again at once. */
  async poke(tx: Tx, unitId: string): Promise<void> {
    await wakeRosterWatch(tx, unitId, this.clock.now());
  }

  /** Shifts that begin on these days, both included. @param calendar as it is to be, where it is being changed */
  async shifts(
    unitId: string,
    firstDay: string,
    lastDay: string,
    from: Queries = this.store.read,
    calendar: WorkingCalendar = this.calendar(unitId),
  ): Promise<Occurrence[]> {
    if (daysBetween(firstDay, lastDay) > MOST_DAYS) refuse('invalid', { fields: { to: 'field_invalid' } });
    const material = await readRosterMaterial(from, unitId, firstDay, lastDay);
    const shifts = occurrences(material, calendar, firstDay, lastDay);
    return shifts.map((shift) => this.withoutWhoLeft(unitId, shift));
  }

  /** What was lived stays as it was; from now on nobody counts who is an officer of the unit no longer. */
  private withoutWhoLeft(unitId: string, shift: Occurrence): Occurrence {
    const now = this.clock.now();
    const isGone = (id: string) => {
      const person = this.directory.person(id);
      return !person || person.unitId !== unitId || person.disabled || !person.roles.includes('officer');
    };
    const left = shift.people.filter((p) => p.to > now && isGone(p.personId));
    if (!left.length) return shift;
    const people = shift.people.flatMap((p) => {
      if (!left.includes(p)) return [p];
      return p.from < now ? [{ ...p, to: now }] : [];
    });
    return { ...shift, people, gone: [...new Set(left.map((p) => p.personId))] };
  }

  /** Shifts any part of which lies in the days. */
  async touching(unitId: string, firstDay: string, lastDay: string, from?: Queries): Promise<Occurrence[]> {
    return this.shifts(unitId, addDays(firstDay, -1), addDays(lastDay, 1), from);
  }

  /** @throws Refusal `not_found` where the name means no shift of the unit on that day */
  async one(from: Queries, unitId: string, id: string): Promise<Occurrence> {
    const named = readOccurrenceId(id) ?? refuse('not_found');
    const shifts = await this.shifts(unitId, named.day, named.day, from);
    return shifts.find((s) => s.patternId === named.patternId) ?? refuse('not_found');
  }

  /** @throws Refusal `not_found` for whoever is no officer of the unit, or no longer */
  officer(unitId: string, id: string): Holder {
    const person = this.directory.person(id);
    if (!person || person.unitId !== unitId || person.disabled || !person.roles.includes('officer'))
      return refuse('not_found');
    return this.holder(id);
  }
  officers = (unitId: string) =>
    this.directory.peopleOf(unitId).filter((p) => p.roles.includes('officer') && !p.disabled);

  holder = (id: string): Holder => {
    const person = this.directory.person(id);
    return { id, name: person?.name ?? '', ...(person?.title && { title: person.title }) };
  };
}
