/** Who should be on duty around now, held in memory by the directory: asked with every ring, changed seldom. */
import { addDays, localDay } from '../../protocol/time/local-day.js';
import { DEFAULT_CALENDAR, type WorkingCalendar } from '../../calendar/working-calendar.js';
import type { Rostered } from '../../shift/rostered.js';
import { occurrences, rosteredOf, type RosterMaterial } from '../../shift/occurrences.js';

/** From the day before the one asked for (a night may run on) so many days are worked out at once. */
const DAYS_AHEAD = 8;

interface Window {
  /** The days of which an instant may be asked. */
  first: string;
  last: string;
  rostered: readonly Rostered[];
}

export class RosterCache {
  private material: ReadonlyMap<string, RosterMaterial> = new Map();
  private readonly windows = new Map<string, Window>();

  constructor(private readonly calendarOf: (unitId: string) => WorkingCalendar = () => DEFAULT_CALENDAR) {}

  /** What was read anew; nothing that was worked out from the old stands any longer. */
  keep(material: ReadonlyMap<string, RosterMaterial>): void {
    this.material = material;
    this.windows.clear();
  }

  /** Whether the unit has any shift. */
  has = (unitId: string): boolean => this.material.has(unitId);

  /** Whose shift covers the instant. */
  at = (unitId: string, at: number): Rostered[] =>
    this.around(unitId, at).filter((r) => r.from <= at && at < r.to);

  /** A person's places that share time with [from, to), which lasts a few days at most. */
  of = (unitId: string, personId: string, { from, to }: { from: number; to: number }): Rostered[] =>
    this.around(unitId, from).filter((r) => r.personId === personId && r.from < to && from < r.to);

  private around(unitId: string, at: number): readonly Rostered[] {
    const material = this.material.get(unitId);
    if (!material) return [];
    const day = localDay(at);
    let window = this.windows.get(unitId);
    if (!window || day < window.first || day > window.last) {
      const last = addDays(day, DAYS_AHEAD);
      const shifts = occurrences(material, this.calendarOf(unitId), addDays(day, -1), last);
      window = { first: day, last, rostered: rosteredOf(shifts) };
      this.windows.set(unitId, window);
    }
    return window.rostered;
  }
}
