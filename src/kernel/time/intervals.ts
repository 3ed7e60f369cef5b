/**
 * Counting of service time. Minutes lie on the wall-clock grid, floor(end/60 s) − floor(start/60 s), so
 * that the parts of a cut interval add up to the whole (public contract). Pure; instants in milliseconds.
 */
import { MINUTE } from '../../protocol/time/durations.js';
import { localDay, nextMidnight } from '../../protocol/time/local-day.js';

/** [from, to) */
export interface Interval {
  readonly from: number;
  readonly to: number;
}
export interface Piece extends Interval {
  /** The local day, YYYY-MM-DD. */
  readonly day: string;
}

/** Whole minutes; never below zero, whatever a clock that was set back says. */
export const minutesBetween = (from: number, to: number): number =>
  Math.max(0, Math.floor(to / MINUTE) - Math.floor(from / MINUTE));

/** One piece a local day, in order; nothing for an empty or a negative interval. */
export function cutAtMidnights(from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  for (let start = from; start < to;) {
    const end = Math.min(to, nextMidnight(start));
    pieces.push({ from: start, to: end, day: localDay(start) });
    start = end;
  }
  return pieces;
}

/** The same time, in order, no instant twice; neighbours that touch become one. */
export function unionIntervals(intervals: readonly Interval[]): Interval[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of intervals.filter((i) => i.from < i.to).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** What of the interval none of the others covers, in order. */
export function subtractIntervals(whole: Interval, others: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let start = whole.from;
  for (const taken of unionIntervals(others)) {
    if (taken.to <= start) continue;
    if (taken.from >= whole.to) break;
    if (taken.from > start) left.push({ from: start, to: taken.from });
    start = taken.to;
  }
  if (start < whole.to) left.push({ from: start, to: whole.to });
  return left;
}
