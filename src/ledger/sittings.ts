/**
 * How long somebody worked on a call that nobody measured: each deed of theirs is a moment at work, and
 * neighbouring deeds that are near enough are one sitting. What lies between two sittings is not claimed,
 * and a single deed is no time. Pure; instants in milliseconds.
 */
import type { Interval } from '../kernel/time/tally.js';

/** Between two deeds of one sitting so much may pass. */
export const SITTING_GAP = 30 * 60_000;

export function sittings(deeds: readonly number[], gap = SITTING_GAP): Interval[] {
  const found: { from: number; to: number }[] = [];
  for (const at of [...deeds].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && at - last.to <= gap) last.to = at;
    else found.push({ from: at, to: at });
  }
  return found.filter(({ from, to }) => from < to);
}
