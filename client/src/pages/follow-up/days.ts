/** Days on the wall calendar of Shanghai, YYYY-MM-DD. Pure. */
const HOUR = 3_600_000;

/** @param now milliseconds since 1970 */
export const dayIn = (now: number, days: number): string =>
  new Date(now + (8 + 24 * days) * HOUR).toISOString().slice(0, 10);
/** Its morning at nine, when what is to be done on it is due. */
export const morningOf = (day: string): string => new Date(Date.parse(`${day}T01:00:00Z`)).toISOString();
/** Of a day after today. */
export const isAhead = (day: string, now: number): boolean => day > dayIn(now, 0);
