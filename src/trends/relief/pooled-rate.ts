/** A rate, and the rate of several together: the sum over the sum, never the mean of the rates. Pure. */
import type { PooledRelief } from '../../protocol/trends/relief.js';

export interface Measured {
  granted: number | null;
  base: number | null;
}
const toFourDecimals = (fraction: number) => Math.round(fraction * 10_000) / 10_000;

/** @param floor the least base that is judged; null without a base, or with one below it */
export const rateOf = ({ granted, base }: Measured, floor: number): number | null =>
  granted === null || !base || base < floor ? null : toFourDecimals(granted / base);

export const isBelowFloor = ({ base }: Measured, floor: number): boolean => base !== null && base < floor;

/** Σ granted ÷ Σ base over those that have a base, however small; those below the floor are in it and not judged alone. */
export function pooled(units: readonly Measured[], floor: number): PooledRelief {
  const counted = units.filter(({ granted, base }) => granted !== null && base !== null && base > 0);
  const granted = counted.reduce((sum, one) => sum + one.granted!, 0);
  const base = counted.reduce((sum, one) => sum + one.base!, 0);
  return { granted, base, rate: rateOf({ granted, base }, floor), units: counted.length };
}

/** A case, in whole fen; undefined where nothing was granted or the sum is not known. */
export const averageFen = (granted: number | null, fen: number | null): number | undefined =>
  granted && fen !== null ? Math.round(fen / granted) : undefined;
