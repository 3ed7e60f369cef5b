/** How much of the time that was set somebody was there. Pure; instants in milliseconds. */
import { minutesBetween, unionIntervals, type Interval } from '../kernel/time/intervals.js';

export interface AttendanceShare {
  /** Whole minutes. */
  measured: number;
  planned: number;
  percent: number;
}

/** Time outside the set length counts for nothing, however long it is. */
export function attendanceShare(set: Interval, measured: readonly Interval[]): AttendanceShare {
  const within = measured.map(({ from, to }) => ({
    from: Math.max(from, set.from),
    to: Math.min(to, set.to),
  }));
  const minutes = unionIntervals(within).reduce((sum, { from, to }) => sum + minutesBetween(from, to), 0);
  const planned = minutesBetween(set.from, set.to);
  return {
    measured: minutes,
    planned,
    percent: planned === 0 ? 100 : Math.min(100, Math.floor((minutes * 100) / planned)),
  };
}
export const isLowAttendance = ({ planned, percent }: AttendanceShare, least: number): boolean =>
  planned > 0 && percent < least;

/**
 * Of several set lengths the one that was served: it shares most time with what was measured, and at least half
 * of that. Who stays an hour for others after a shift, or comes long before it, has not served too little of it.
 */
export function servedTime<Set extends Interval>(sets: readonly Set[], served: Interval): Set | undefined {
  const shared = ({ from, to }: Interval) => Math.min(to, served.to) - Math.max(from, served.from);
  return sets
    .filter((set) => shared(set) > 0 && shared(set) * 2 >= served.to - served.from)
    .reduce<Set | undefined>((most, set) => (most && shared(most) >= shared(set) ? most : set), undefined);
}
