/** What is not right about a roster as it stands. Pure. */
import type { RosterFindingKind } from '../protocol/shifts.js';
import { unionIntervals, subtractIntervals } from '../kernel/time/intervals.js';
import type { Occurrence } from './occurrences.js';

export interface RosterFinding {
  kind: RosterFindingKind;
  patternId: string;
  day: string;
  /** Whom it is about; none for a gap or too many. */
  personIds: string[];
  /** How many are missing or too many. */
  count: number;
}

export function rosterFindings(shifts: readonly Occurrence[]): RosterFinding[] {
  const doubles = doubleBooked(shifts);
  return shifts.flatMap((shift) => {
    const of = (kind: RosterFindingKind, personIds: string[], count: number): RosterFinding[] =>
      count > 0 ? [{ kind, patternId: shift.patternId, day: shift.day, personIds, count }] : [];
    const least = leastAtOnce(shift);
    const leave = [
      ...new Set([...shift.away, ...shift.people.filter((p) => p.onLeave).map((p) => p.personId)]),
    ];
    const twice = [...(doubles.get(shift) ?? [])];
    return [
      ...of('gap', [], shift.min - least),
      ...of('over', [], mostAtOnce(shift) - shift.max),
      ...of('leave', leave, leave.length),
      ...of('double', twice, twice.length),
      ...of('gone', shift.gone, shift.gone.length),
    ];
  });
}

const countAt = (shift: Occurrence, at: number) =>
  shift.people.filter((p) => p.from <= at && at < p.to).length;
/** Numbers change only where somebody comes or goes. */
const instantsOf = (shift: Occurrence) =>
  [shift.from, ...shift.people.flatMap((p) => [p.from, p.to])].filter(
    (at) => shift.from <= at && at < shift.to,
  );
export const leastAtOnce = (shift: Occurrence): number =>
  Math.min(...instantsOf(shift).map((at) => countAt(shift, at)));
export const mostAtOnce = (shift: Occurrence): number =>
  Math.max(...instantsOf(shift).map((at) => countAt(shift, at)));
/** Places that could still be taken for the whole of the shift. */
export const placesLeft = (shift: Occurrence): number => Math.max(0, shift.max - mostAtOnce(shift));

function doubleBooked(shifts: readonly Occurrence[]): Map<Occurrence, Set<string>> {
  const found = new Map<Occurrence, Set<string>>();
  const mark = (shift: Occurrence, personId: string) =>
    (found.get(shift) ?? found.set(shift, new Set()).get(shift)!).add(personId);
  const places = shifts.flatMap((shift) => shift.people.map((p) => ({ shift, ...p })));
  for (const own of Map.groupBy(places, (p) => p.personId).values()) {
    const sorted = own.sort((a, b) => a.from - b.from);
    for (const [i, one] of sorted.entries())
      for (const other of sorted.slice(i + 1)) {
        if (other.from >= one.to) break;
        mark(one.shift, one.personId);
        mark(other.shift, one.personId);
      }
  }
  return found;
}

/** Milliseconds of [from, to) that none of the others covers. */
export const uncoveredTime = (
  whole: { from: number; to: number },
  others: readonly { from: number; to: number }[],
): number => subtractIntervals(whole, unionIntervals(others)).reduce((sum, i) => sum + i.to - i.from, 0);
