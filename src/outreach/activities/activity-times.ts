/** When an activity is what, which times it may have, and when it comes again. Pure; instants in milliseconds. */
import { HOUR, MINUTE, WEEK } from '../../protocol/time/durations.js';
import { addMonths, dayBegins, localDay, localMonth, startOfDay } from '../../protocol/time/local-day.js';
import { ACTIVITY_LIMITS, type ActivityState, type Repeat } from '../../protocol/outreach.js';
import type { RefusalDetails } from '../../kernel/refusal/refusal.js';
import { furthestAhead } from '../../kernel/time/day-ahead.js';

export interface ActivityTime {
  fromAt: number;
  /** Exclusive. */
  toAt: number;
}
/** Checking in begins so long before it does. */
export const EARLY = ACTIVITY_LIMITS.earlyMinutes * MINUTE;
/** After its end so much may pass before a check-out counts as forgotten. */
export const GRACE = ACTIVITY_LIMITS.graceMinutes * MINUTE;

export function activityState(
  { fromAt, toAt, cancelledAt }: ActivityTime & { cancelledAt: number | null },
  now: number,
): ActivityState {
  if (cancelledAt !== null) return 'cancelled';
  return now < fromAt ? 'planned' : now < toAt ? 'running' : 'done';
}

/** What is wrong with the times, by field; nothing where an activity may have them. */
export function wrongTimes(
  { fromAt, toAt }: ActivityTime,
  now: number,
): NonNullable<RefusalDetails['fields']> {
  if (toAt <= fromAt) return { to: 'field_ends_before' };
  const max = ACTIVITY_LIMITS.mostHours;
  if (toAt - fromAt > max * HOUR) return { to: { sentence: 'field_hours_long', params: { max } } };
  if (toAt <= now) return { to: 'field_past' };
  return fromAt > furthestAhead(now) ? { from: 'field_beyond_year' } : {};
}

/** The beginnings of what comes again, at the same local time; where a month has no such day, on its last one. */
export function repeatedStarts(fromAt: number, every: Repeat, times: number): number[] {
  const turns = Array.from({ length: times }, (_, n) => n + 1);
  if (every !== 'monthly') return turns.map((n) => fromAt + n * (every === 'weekly' ? 1 : 2) * WEEK);
  const time = fromAt - startOfDay(fromAt);
  const day = Number(localDay(fromAt).slice(8));
  return turns.map((n) => {
    const month = addMonths(localMonth(fromAt), n);
    const last = Number(localDay(dayBegins(`${addMonths(month, 1)}-01`) - 1).slice(8));
    return dayBegins(`${month}-${String(Math.min(day, last)).padStart(2, '0')}`) + time;
  });
}
