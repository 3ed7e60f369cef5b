/** Which local days may be wished, planned and promised: from today, a year ahead at most. Pure. */
import { LIMITS } from '../../protocol/limits.js';
import { localDay } from '../../protocol/time/local-day.js';
import { refuse } from '../refusal/refusal.js';

/** The last instant that may be. */
export const furthestAhead = (now: number): number => now + LIMITS.aheadSeconds * 1000;

/** @throws Refusal `invalid` naming the field */
export function requireDayAhead(field: string, day: string | null | undefined, now: number): void {
  if (day === undefined || day === null) return;
  if (day < localDay(now)) refuse('invalid', { fields: { [field]: 'field_day_past' } });
  if (day > localDay(furthestAhead(now))) refuse('invalid', { fields: { [field]: 'field_beyond_year' } });
}
