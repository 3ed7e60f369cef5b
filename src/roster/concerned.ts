/** A change of many shifts at once: each officer whose own are others by it hears of the first that differs. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../people/actor.js';
import type { Tx } from '../store/store.js';
import { addDays } from './day.js';
import type { Placed } from './occurrences.js';
import { Roster } from './roster.js';
import { Tidings } from './tidings.js';

/** As far ahead as an officer sees their own shifts. */
const DAYS_AHEAD = 35;

@Injectable()
export class Concerned {
  constructor(
    private readonly roster: Roster,
    private readonly tidings: Tidings,
  ) {}

  /** Does the work and tells, all in the same write; not the one whose hand it is. */
  async tell<T>(tx: Tx, { id, unitId }: Pick<Actor, 'id' | 'unitId'>, work: () => Promise<T>): Promise<T> {
    const before = await this.places(tx, unitId);
    const done = await work();
    const after = await this.places(tx, unitId);
    const differs = [
      ...[...before].filter(([key]) => !after.has(key)),
      ...[...after].filter(([key]) => !before.has(key)),
    ].map(([, place]) => place);
    differs.sort((a, b) => a.from - b.from);
    for (const [personId, places] of Map.groupBy(differs, (p) => p.personId))
      if (personId !== id) await this.tidings.officer(tx, unitId, personId, '', places[0]!);
    return done;
  }

  private async places(tx: Tx, unitId: string): Promise<Map<string, Placed>> {
    const now = this.roster.clock.now();
    const today = this.roster.today();
    const shifts = await this.roster.shifts(unitId, today, addDays(today, DAYS_AHEAD), tx);
    const ahead = shifts.flatMap((s) => s.people).filter((p) => p.to > now);
    return new Map(ahead.map((p) => [`${p.personId} ${p.from} ${p.to}`, p]));
  }
}
