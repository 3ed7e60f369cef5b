/** The hub said how long to wait. All in milliseconds of a clock that nobody can set: `now` is what it shows. */
export const restUntil = (retryAfterSeconds: number | undefined, now: number): number =>
  now + (retryAfterSeconds ?? 0) * 1000;
export const hasRested = ({ notBefore }: { notBefore: number }, now: number): boolean => now >= notBefore;
