/** Which local days may be wished or planned: from today, a year ahead at most. Pure. */
import { refuse } from '../../kernel/refusal/refusal.js';
import { LIMITS } from '../../protocol/limits.js';
import { localDay } from '../../protocol/time/local-day.js';

/** @throws Refusal `invalid` naming the field */
export function requireDayAhead(field: string, day: string | undefined, now: number): void {
  if (day === undefined) return;
  if (day < localDay(now)) refuse('invalid', { fields: { [field]: 'field_day_past' } });
  if (day > localDay(now + LIMITS.aheadSeconds * 1000))
    refuse('invalid', { fields: { [field]: 'field_day_far' } });
}
