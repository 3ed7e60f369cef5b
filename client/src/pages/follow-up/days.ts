/** Local days on which something is to be done after a closing. Pure. */
import { iso } from '@protocol/time/instant.js';
import { addDays, instantAt, localDay } from '@protocol/time/local-day.js';

/** @param now milliseconds since 1970 */
export const dayIn = (now: number, days: number): string => addDays(localDay(now), days);
/** Its morning at nine, when what is to be done on it is due. */
export const morningOf = (day: string): string => iso(instantAt(day, '09:00'));
/** Of a day after today. */
export const isAhead = (day: string, now: number): boolean => day > localDay(now);
