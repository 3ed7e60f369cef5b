/**
 * Nearest rank: the p-th percentile of n sorted values is the value at rank ceil(p/100 × n), counted
 * from 1. It is always a value that occurred.
 * @returns the place in the sorted values, counted from 0; undefined without values
 */
export const nearestRank = (percent: number, n: number): number | undefined =>
  n > 0 ? Math.min(n, Math.max(1, Math.ceil((percent * n) / 100))) - 1 : undefined;

/** null without a denominator. */
export const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
