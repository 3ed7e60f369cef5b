/**
 * How long somebody worked on a call that nobody measured: each fact of theirs is a moment at work, and
 * neighbouring facts that are near enough are one sitting. What lies between two sittings is not claimed,
 * and a single fact is no time. Pure; instants in milliseconds.
 */
import { MINUTE } from '../protocol/time/durations.js';
import type { Interval } from '../kernel/time/intervals.js';

/** Between two facts of one sitting so much may pass. */
export const HANDLING_GAP = 30 * MINUTE;

export function handlingStretches(deeds: readonly number[], gap = HANDLING_GAP): Interval[] {
  const found: { from: number; to: number }[] = [];
  for (const at of [...deeds].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && at - last.to <= gap) last.to = at;
    else found.push({ from: at, to: at });
  }
  return found.filter(({ from, to }) => from < to);
}
