/** The bars of today's answers. Pure. */
export interface Bar {
  at: string;
  seconds: number;
  /** Share of the height, 0 to 1. */
  height: number;
  /** Drawn shorter than it is, because it would flatten all others: its time stands above it. */
  cut: boolean;
}
/** More do not fit beside each other where they should be seen from five metres. */
export const MOST_BARS = 36;
const LEAST = 0.04;
/** A bar is at most so many times the middle one. */
const TIMES_MIDDLE = 5;

export const barsOf = (times: readonly { at: string; seconds: number }[]): Bar[] => {
  const shown = times.slice(-MOST_BARS);
  const sorted = shown.map((one) => one.seconds).sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const most = sorted[sorted.length - 1] ?? 0;
  const top = Math.max(1, middle > 0 ? Math.min(most, middle * TIMES_MIDDLE) : most);
  return shown.map(({ at, seconds }) => ({
    at,
    seconds,
    height: Math.max(LEAST, Math.min(1, seconds / top)),
    cut: seconds > top,
  }));
};

/** The place of the longest, whose time is written above it; -1 where there is none. */
export const longestOf = (bars: readonly Bar[]): number =>
  bars.reduce((best, bar, i) => (best < 0 || bar.seconds > bars[best]!.seconds ? i : best), -1);

/** A share of a target, 0 to 1 for the bar. */
export const shareOf = (part: number | null, whole: number | null): number =>
  part === null || !whole ? 0 : Math.min(1, Math.max(0, part / whole));
