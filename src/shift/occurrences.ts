/**
 * The roster of a span of days, as it will be lived: each shift of each day with its people, after overrides,
 * leave and temporary rosters. Pure.
 */
import { addDays, dayBegins, eachDay } from '../protocol/time/local-day.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { ShiftRole } from '../protocol/shifts.js';
import type { Rostered } from './rostered.js';
import { occursOn, hoursOf, peopleInTurn, type ShiftPattern, type Temporary } from './shift-pattern.js';

/** Somebody put on one occurrence or taken off it, from an instant within it to another; null: its own ends. */
export interface OverrideChange {
  personId: string;
  from: number | null;
  to?: number | null;
}
/** What differs on one day from whose turn it is. */
export interface Override {
  patternId: string;
  day: string;
  added: readonly OverrideChange[];
  removed: readonly OverrideChange[];
  /** Counts the changes, so that a change says what it saw. */
  version: number;
}
/** Both days included. */
export interface Leave {
  personId: string;
  fromDay: string;
  untilDay: string;
  /** Cannot be put on; otherwise it is only shown. */
  blocks: boolean;
}
export interface RosterMaterial {
  patterns: readonly ShiftPattern[];
  temporaries: readonly Temporary[];
  overrides: readonly Override[];
  leaves: readonly Leave[];
}
export const EMPTY_MATERIAL: RosterMaterial = { patterns: [], temporaries: [], overrides: [], leaves: [] };

export interface PlacedPerson {
  personId: string;
  from: number;
  to: number;
  /** By whose hand: their turn, or put on for this once. */
  by: 'turn' | 'override';
  /** On leave that lets them be put on all the same. */
  onLeave: boolean;
}
export interface Occurrence {
  patternId: string;
  day: string;
  name: string;
  role: ShiftRole;
  departmentId: string | null;
  min: number;
  max: number;
  from: number;
  to: number;
  temporaryId: string | null;
  /** Who is on it, for the whole or a part. */
  people: PlacedPerson[];
  /** Whose turn it would be, but they are on leave. */
  away: string[];
  /** Who would be on it, but left or is an officer no longer. */
  gone: string[];
  version: number;
}

export const occurrenceId = (patternId: string, day: string) => `${patternId}.${day}`;
/** undefined where it names none. */
export function readOccurrenceId(id: string): { patternId: string; day: string } | undefined {
  const match = /^([\w-]{1,60})\.(\d{4}-\d\d-\d\d)$/.exec(id);
  return match ? { patternId: match[1]!, day: match[2]! } : undefined;
}

const ORDER: Record<ShiftRole, number> = { first: 0, backup: 1, leader: 2 };

/** Shifts that begin on these days (both included), by start, then role and name. */
export function occurrences(
  material: RosterMaterial,
  calendar: WorkingCalendar,
  firstDay: string,
  lastDay: string,
): Occurrence[] {
  const overrides = new Map(material.overrides.map((o) => [occurrenceId(o.patternId, o.day), o]));
  const leaves = Map.groupBy(material.leaves, (l) => l.personId);
  return eachDay(firstDay, lastDay)
    .flatMap((day) => {
      const reigning = material.temporaries.find((t) => t.fromDay <= day && day <= t.untilDay)?.id ?? null;
      return material.patterns
        .filter((p) => p.temporaryId === reigning && occursOn(p, day, calendar))
        .map((p) => occurrence(p, day, overrides.get(occurrenceId(p.id, day)), leaves));
    })
    .sort(
      (a, b) =>
        a.from - b.from ||
        ORDER[a.role] - ORDER[b.role] ||
        a.to - b.to ||
        (a.name + a.patternId < b.name + b.patternId ? -1 : 1),
    );
}

function occurrence(
  pattern: ShiftPattern,
  day: string,
  override: Override | undefined,
  leaves: ReadonlyMap<string, readonly Leave[]>,
): Occurrence {
  const hours = hoursOf(pattern, day);
  const placed: PlacedPerson[] = peopleInTurn(pattern, day).flatMap((personId) => {
    const cut = override?.removed.find((c) => c.personId === personId);
    const to = cut ? Math.min(cut.from ?? hours.from, hours.to) : hours.to;
    return to > hours.from ? [{ personId, from: hours.from, to, by: 'turn' as const, onLeave: false }] : [];
  });
  for (const { personId, from, to } of override?.added ?? [])
    placed.push({
      personId,
      from: Math.max(from ?? hours.from, hours.from),
      to: Math.min(to ?? hours.to, hours.to),
      by: 'override',
      onLeave: false,
    });
  const away = new Set<string>();
  const people: PlacedPerson[] = [];
  for (const one of stretchesOf(placed)) {
    const leave = (leaves.get(one.personId) ?? []).filter((l) => touches(l, one));
    if (leave.some((l) => l.blocks)) away.add(one.personId);
    else people.push({ ...one, onLeave: leave.length > 0 });
  }
  const { id: patternId, name, role, departmentId, min, max, temporaryId } = pattern;
  const about = { patternId, day, name, role, departmentId, min, max, temporaryId };
  const known = { people, away: [...away], gone: [] };
  return { ...about, ...hours, ...known, version: override?.version ?? 0 };
}

/** A person's times that touch or overlap are one; who went and came back has several. */
function stretchesOf(placed: readonly PlacedPerson[]): PlacedPerson[] {
  const all: PlacedPerson[] = [];
  for (const one of placed) {
    if (one.from >= one.to) continue;
    const meets = all.filter((p) => p.personId === one.personId && p.from <= one.to && one.from <= p.to);
    const [first] = meets;
    if (!first) {
      all.push(one);
      continue;
    }
    const whole = {
      ...first,
      by: meets.some((p) => p.by === 'turn') ? ('turn' as const) : one.by,
      from: Math.min(one.from, ...meets.map((p) => p.from)),
      to: Math.max(one.to, ...meets.map((p) => p.to)),
    };
    all.splice(all.indexOf(first), 1, whole);
    for (const other of meets.slice(1)) all.splice(all.indexOf(other), 1);
  }
  return all;
}

/** Whether the leave and the time share an instant. */
export const touches = (leave: Leave, { from, to }: { from: number; to: number }): boolean =>
  dayBegins(leave.fromDay) < to && from < dayBegins(addDays(leave.untilDay, 1));

/** As routing asks for them. */
export const rosteredOf = (shifts: readonly Occurrence[]): Rostered[] =>
  shifts.flatMap(({ people, departmentId, role, name }) =>
    people.map(({ personId, from, to }) => ({ personId, departmentId, role, name, from, to })),
  );
