/** What the clock says of an activity and of one's own part in it. Instants are milliseconds. Pure. */
import { DAY, MINUTE, SECOND } from '@protocol/time/durations.js';
import { ACTIVITY_LIMITS, type Activity } from '@protocol/outreach.js';

/** `open` is when people check in and out: from a while before it begins until a while after its end. */
export type Phase = 'cancelled' | 'before' | 'open' | 'over';

export const opensAt = (one: Pick<Activity, 'from'>): number =>
  Date.parse(one.from) - ACTIVITY_LIMITS.earlyMinutes * MINUTE;

export const phaseOf = (one: Pick<Activity, 'state' | 'from' | 'to'>, now: number): Phase => {
  if (one.state === 'cancelled') return 'cancelled';
  if (now < opensAt(one)) return 'before';
  return now < Date.parse(one.to) + ACTIVITY_LIMITS.graceMinutes * MINUTE ? 'open' : 'over';
};

/** Residents are counted on site, and what was counted on paper is entered until a day after the end. */
export const maySayWhoCame = (one: Pick<Activity, 'state' | 'from' | 'to'>, now: number): boolean =>
  one.state !== 'cancelled' && now >= opensAt(one) && now < Date.parse(one.to) + DAY;

/** Since the check-in, and which share of the time from it to the end that is, 0 to 1. */
export const elapsed = (
  since: string,
  to: string,
  now: number,
): { minutes: number; seconds: number; share: number } => {
  const passed = Math.max(0, now - Date.parse(since));
  const whole = Date.parse(to) - Date.parse(since);
  return {
    minutes: Math.floor(passed / MINUTE),
    seconds: Math.floor((passed % MINUTE) / SECOND),
    share: whole > 0 ? Math.min(1, passed / whole) : 1,
  };
};

/** Only the digits of what was typed or pasted, as many as a code has. */
export const CODE_DIGITS = 6;
export const digitsOf = (typed: string): string =>
  typed.normalize('NFKC').replace(/\D/g, '').slice(0, CODE_DIGITS);

/** A code holds while it is shown and as long again past its successor: one that was typed later than that is worth nothing. */
const HOLDS = 2 * ACTIVITY_LIMITS.codeSeconds * SECOND;
export const mayStillHold = (typedAt: number, now: number): boolean => now - typedAt < HOLDS;
/** Whether a code on the screen that could not be renewed still opens anything. */
export const stillOpens = (expiresAt: string, now: number): boolean =>
  now < Date.parse(expiresAt) + ACTIVITY_LIMITS.codeSeconds * SECOND;
