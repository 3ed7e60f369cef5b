/**
 * Duty as a person lives it: sign on, pause, resume, sign off; and as the clock sees it: a pause ends, a day
 * ends, a sign-off was forgotten. Pure: the duty row before, the row after. A pause is not counted as duty.
 */
import { nextMidnight, startOfDay } from '../protocol/local-day.js';
import { minutesBetween, type Interval } from '../kernel/time/tally.js';
import type { PauseReason } from '../protocol/words.js';
import type { DutyRow } from './duty.entities.js';

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
export function uncounted(duty: Pick<Duty, 'runningFrom' | 'stretches'>, now: number): Interval[] {
  const running =
    duty.runningFrom !== null && duty.runningFrom < now ? [{ from: duty.runningFrom, to: now }] : [];
  return [...duty.stretches, ...running];
}

/** Whole minutes of these stretches on the local day of `now`. */
export const minutesToday = (duty: Pick<Duty, 'runningFrom' | 'stretches'>, now: number): number =>
  uncounted(duty, now).reduce(
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

export const start = (sessionId: string, now: number, forgottenSeconds: number): Duty =>
  timed({ ...OFF, since: now, sessionId, runningFrom: now }, now, forgottenSeconds);

export const pause = (
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
      stretches: uncounted(duty, now),
      runningFrom: null,
    },
    now,
    forgottenSeconds,
  );

export const resume = (duty: Duty, now: number, forgottenSeconds: number): Duty =>
  timed(
    { ...duty, pauseReason: null, pausedAt: null, pausedUntil: null, runningFrom: now },
    now,
    forgottenSeconds,
  );

/** At midnight a session is cut, so that days add up: what was served goes to the ledger, the rest runs on. */
export const cut = (duty: Duty, now: number, forgottenSeconds: number): Duty =>
  timed(
    { ...duty, stretches: [], runningFrom: duty.runningFrom === null ? null : now },
    now,
    forgottenSeconds,
  );

export const end = (): Duty => OFF;
