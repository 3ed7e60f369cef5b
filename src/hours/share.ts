/** How much of the time that was set somebody was there. Pure; instants in milliseconds. */
import { minutesBetween, union, type Interval } from './tally.js';

export interface Share {
  /** Whole minutes. */
  measured: number;
  planned: number;
  percent: number;
}

/** Time outside the set length counts for nothing, however long it is. */
export function shareOf(set: Interval, measured: readonly Interval[]): Share {
  const within = measured.map(({ from, to }) => ({
    from: Math.max(from, set.from),
    to: Math.min(to, set.to),
  }));
  const minutes = union(within).reduce((sum, { from, to }) => sum + minutesBetween(from, to), 0);
  const planned = minutesBetween(set.from, set.to);
  return {
    measured: minutes,
    planned,
    percent: planned === 0 ? 100 : Math.min(100, Math.floor((minutes * 100) / planned)),
  };
}
export const isLow = ({ planned, percent }: Share, least: number): boolean => planned > 0 && percent < least;

/** Of several the one that shares most time with what was served; undefined where none shares any. */
export function mostShared<Set extends Interval>(sets: readonly Set[], served: Interval): Set | undefined {
  const shared = ({ from, to }: Interval) => Math.min(to, served.to) - Math.max(from, served.from);
  return sets
    .filter((set) => shared(set) > 0)
    .reduce<Set | undefined>((most, set) => (most && shared(most) >= shared(set) ? most : set), undefined);
}
