/** The grid as rows of cells, by shift or by person. Pure. */
import { HOUR } from '@protocol/time/durations.js';
import type { Day, Grid, Leave, Officer, Shift } from '../shapes';

export interface Cell {
  day: Day;
  /** What stands in the cell: one shift of a row of shifts, any of a row of people. */
  shifts: Shift[];
}
export interface Row {
  key: string;
  /** One of the two. */
  shift: Shift | null;
  person: Officer | null;
  cells: Cell[];
}

export const shiftRows = (grid: Grid, days: readonly Day[]): Row[] => {
  const inWeek = grid.shifts.filter((s) => days.some((d) => d.day === s.day));
  const keys = [...new Set(inWeek.map((s) => s.patternId))];
  return keys.map((key) => {
    const own = inWeek.filter((s) => s.patternId === key);
    const cells = days.map((day) => ({ day, shifts: own.filter((s) => s.day === day.day) }));
    return { key, shift: own[0]!, person: null, cells };
  });
};

export const personRows = (grid: Grid, days: readonly Day[]): Row[] =>
  grid.people.map((person) => ({
    key: person.id,
    shift: null,
    person,
    cells: days.map((day) => ({
      day,
      shifts: grid.shifts.filter((s) => s.day === day.day && s.people.some((p) => p.id === person.id)),
    })),
  }));

export const weeksOf = (days: readonly Day[]): Day[][] =>
  Array.from({ length: Math.ceil(days.length / 7) }, (_, i) => days.slice(i * 7, i * 7 + 7));

export const onLeave = (leaves: readonly Leave[], personId: string, day: string): Leave | undefined =>
  leaves.find((l) => l.person.id === personId && l.fromDay <= day && day <= l.untilDay);

/** The other shift that a person has while this one lasts. */
export const busyWith = (shifts: readonly Shift[], shift: Shift, personId: string): Shift | undefined =>
  shifts.find(
    (s) =>
      s.id !== shift.id && s.from < shift.to && shift.from < s.to && s.people.some((p) => p.id === personId),
  );

/** Between two turns somebody sleeps; without that, more than this at a stretch is too long. */
const REST = 8 * HOUR;
const LONGEST = 12 * HOUR;
/** Another shift of theirs so near that with this one they would have no rest. */
export const noRestAfter = (shifts: readonly Shift[], here: Shift, id: string): Shift | undefined =>
  shifts.find((s) => {
    if (s.id === here.id || !s.people.some((p) => p.id === id)) return false;
    const [first, second] = s.from < here.from ? [s, here] : [here, s];
    const gap = Date.parse(second.from) - Date.parse(first.to);
    return gap >= 0 && gap < REST && Date.parse(second.to) - Date.parse(first.from) > LONGEST;
  });
