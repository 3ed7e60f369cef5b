/** mulberry32: the same seed, the same instants. */
export const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
export const pause = (milliseconds: number) => new Promise<void>((next) => setTimeout(next, milliseconds));
/** Asks until it is so. */
export async function until(
  what: string,
  is: () => boolean | Promise<boolean>,
  milliseconds = 60_000,
  every = 50,
): Promise<number> {
  const from = performance.now();
  while (!(await is())) {
    if (performance.now() - from > milliseconds)
      throw new Error(`after ${Math.round(milliseconds / 1000)} s it is not so: ${what}`);
    await pause(every);
  }
  return performance.now() - from;
}
