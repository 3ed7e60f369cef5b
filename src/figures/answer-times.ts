/** How many calls took so many seconds to their first answer: whole ones, coarser where they are many. Pure. */
import { DAY_SECONDS } from '../protocol/time/durations.js';
import { nearestRank } from './percentile.js';

/** Seconds → calls. */
export type Times = Map<number, number>;

const TEN_MINUTES = 600;
/** Rounded down: to seconds, beyond ten minutes to minutes, beyond a day to hours. */
export function secondsOf(milliseconds: number): number {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const step = seconds <= TEN_MINUTES ? 1 : seconds <= DAY_SECONDS ? 60 : 3600;
  return seconds - (seconds % step);
}

export function addTimes(to: Times, more: Iterable<readonly [number, number]>, sign: 1 | -1 = 1): void {
  for (const [seconds, calls] of more) {
    const sum = (to.get(seconds) ?? 0) + sign * calls;
    if (sum === 0) to.delete(seconds);
    else to.set(seconds, sum);
  }
}

/** As they are kept: pairs in the order of seconds. */
export const packTimes = (times: Times): string => JSON.stringify([...times].sort(([a], [b]) => a - b));
export const unpackTimes = (text: string): Times => new Map(JSON.parse(text) as [number, number][]);

/** Nearest rank, for each percent. null where nothing was answered. */
export function ranks(times: Times, percents: readonly number[]): (number | null)[] {
  const sorted = [...times].sort(([a], [b]) => a - b);
  const all = sorted.reduce((sum, [, calls]) => sum + calls, 0);
  return percents.map((percent) => {
    let left = nearestRank(percent, all);
    if (left === undefined) return null;
    for (const [seconds, calls] of sorted) {
      if (left < calls) return seconds;
      left -= calls;
    }
    return null;
  });
}

/** From so many seconds on, as people look at them. */
export const BUCKETS = [0, 15, 30, 60, 120, 180, 300, 600] as const;
export const bucketsOf = (times: Times): { fromSeconds: number; toSeconds: number | null; calls: number }[] =>
  BUCKETS.map((fromSeconds, n) => {
    const toSeconds = BUCKETS[n + 1] ?? null;
    let calls = 0;
    for (const [seconds, n] of times)
      if (seconds >= fromSeconds && (toSeconds === null || seconds < toSeconds)) calls += n;
    return { fromSeconds, toSeconds, calls };
  });
