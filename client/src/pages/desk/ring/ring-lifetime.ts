/** The lapse comes up to 2 s after the countdown; in milliseconds. */
const GRACE = 3_000;
const SHORTEST = 20_000;
const LONGEST = 130_000;

/**
 * Milliseconds from its arrival after which a ring is over though the hub has not said so. It is the hub that ends a
 * ring: what has just arrived rings, whatever this device thinks of the time, and for no longer than a ring can. Pure.
 */
export const standsFor = (expiresAt: number, serverNow: number): number =>
  Math.min(LONGEST, Math.max(SHORTEST, expiresAt - serverNow)) + GRACE;
