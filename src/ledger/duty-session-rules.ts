/**
 * Duty as a person lives it: sign on, pause, resume, sign off; and as the clock sees it: a pause ends, a day
 * ends, a sign-off was forgotten. Pure: the duty row before, the row after. A pause is not counted as duty.
 */
import { nextMidnight, startOfDay } from '../protocol/time/local-day.js';
import { minutesBetween, type Interval } from '../kernel/time/intervals.js';
import type { PauseReason } from '../protocol/codes.js';
import type { DutyRow } from './duty.entity.js';

type Duty = Pick<
  DutyRow,
  | 'since'
  | 'sessionId'
  | 'pauseReason'
  | 'pausedAt'
  | 'pausedUntil'
  | 'runningFrom'
  | 'stretches'
  | 'dueAt'
  | 'endingAt'
  | 'ending'
>;
const OFF: Duty = {
  since: null,
  sessionId: null,
  pauseReason: null,
  pausedAt: null,
  pausedUntil: null,
  runningFrom: null,
  stretches: [],
  dueAt: null,
  endingAt: null,
  ending: null,
};

/** Stretches of duty that the ledger does not hold yet. */
export function unrecordedStretches(duty: Pick<Duty, 'runningFrom' | 'stretches'>, now: number): Interval[] {
  const running =
    duty.runningFrom !== null && duty.runningFrom < now ? [{ from: duty.runningFrom, to: now }] : [];
  return [...duty.stretches, ...running];
}

/** Whole minutes of these stretches on the local day of `now`. */
export const minutesToday = (duty: Pick<Duty, 'runningFrom' | 'stretches'>, now: number): number =>
  unrecordedStretches(duty, now).reduce(
    (sum, s) => sum + minutesBetween(Math.max(s.from, startOfDay(now)), Math.max(s.to, startOfDay(now))),
    0,
  );

const timed = (duty: Duty, now: number, forgottenSeconds: number): Duty => ({
  ...duty,
  dueAt:
    duty.since === null
      ? null
      : Math.min(nextMidnight(now), duty.since + forgottenSeconds * 1000, duty.pausedUntil ?? Infinity),
});

export const startDuty = (sessionId: string, now: number, forgottenSeconds: number): Duty =>
  timed({ ...OFF, since: now, sessionId, runningFrom: now }, now, forgottenSeconds);

export const pauseDuty = (
  duty: Duty,
  reason: PauseReason,
  until: number | null,
  now: number,
  forgottenSeconds: number,
): Duty =>
  timed(
    {
      ...duty,
      pauseReason: reason,
      pausedAt: duty.pausedAt ?? now,
      pausedUntil: until,
      stretches: unrecordedStretches(duty, now),
      runningFrom: null,
    },
    now,
    forgottenSeconds,
  );

export const resumeDuty = (duty: Duty, now: number, forgottenSeconds: number): Duty =>
  timed(
    { ...duty, pauseReason: null, pausedAt: null, pausedUntil: null, runningFrom: now },
    now,
    forgottenSeconds,
  );

/** At midnight a session is cut, so that days add up: what was served goes to the ledger, the rest runs on. */
export const cutAtMidnight = (duty: Duty, now: number, forgottenSeconds: number): Duty =>
  timed(
    { ...duty, stretches: [], runningFrom: duty.runningFrom === null ? null : now },
    now,
    forgottenSeconds,
  );

export const endDuty = (): Duty => OFF;
