/** What was promised, by when, and how a list shows it. Pure. */
import { maskName } from '../kernel/mask.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { furthestAhead } from '../kernel/time/day-ahead.js';
import { instantOfDay } from '../call/care/follow-up-rules.js';
import type { CommitmentState, LiaisonMonth } from '../protocol/communities/liaison.js';
import { nextMidnight } from '../protocol/time/local-day.js';

/** Instants in milliseconds since 1970. */
export interface Due {
  /** Of a whole day its morning. */
  dueAt: number;
  wholeDay: boolean;
}
export interface CountedPromise extends Due {
  state: CommitmentState;
  promisedAt: number;
  endedAt: number | null;
}
interface Span {
  from: number;
  to: number;
}

/** From then on it is late: on its own day a whole day's work is not. */
export const lateFrom = ({ dueAt, wholeDay }: Due): number => (wholeDay ? nextMidnight(dueAt) : dueAt);
export const isLateAt = (due: Due, at: number): boolean => at >= lateFrom(due);

/** @throws Refusal `invalid` where not exactly one is given, where it is past, and further ahead than a year */
export function dueGiven(
  { dueAt, dueDay }: { dueAt?: string | undefined; dueDay?: string | undefined },
  now: number,
): Due {
  if ((dueAt === undefined) === (dueDay === undefined))
    refuse('invalid', { fields: { dueAt: 'field_exactly_one_due' } });
  const field = dueDay === undefined ? 'dueAt' : 'dueDay';
  const due = { dueAt: instantOfDay(dueDay ?? dueAt!), wholeDay: dueDay !== undefined };
  if (isLateAt(due, now))
    refuse('invalid', { fields: { [field]: due.wholeDay ? 'field_day_past' : 'field_past' } });
  if (due.dueAt > furthestAhead(now)) refuse('invalid', { fields: { [field]: 'field_beyond_year' } });
  return due;
}

/** As a list shows it: the name masked wherever it stands. */
export const maskedIn = (text: string, name: string): string =>
  name ? text.replaceAll(name, () => maskName(name)) : text;
/** The same, and the masked name before the text where it does not stand in it. */
export const maskedText = (text: string, name: string): string =>
  !name || text.includes(name) ? maskedIn(text, name) : `${maskName(name)}，${text}`;

/**
 * Made and kept in the span, due in it and not kept in time, and open at its end, or now where it still runs. What was
 * withdrawn is neither kept nor late.
 */
export function countPromises(
  promises: readonly CountedPromise[],
  { from, to }: Span,
  now: number,
): LiaisonMonth['promises'] {
  const within = (at: number | null) => at !== null && at >= from && at < to;
  // What ended at this very instant has ended.
  const end = Math.min(to, now + 1);
  const missed = (one: CountedPromise) =>
    one.state !== 'withdrawn' && isLateAt(one, one.state === 'done' ? one.endedAt! : now);
  return {
    made: promises.filter((one) => within(one.promisedAt)).length,
    kept: promises.filter((one) => one.state === 'done' && within(one.endedAt)).length,
    late: promises.filter((one) => within(one.dueAt) && missed(one)).length,
    open: promises.filter(
      ({ promisedAt, endedAt }) => promisedAt < end && (endedAt === null || endedAt >= end),
    ).length,
  };
}
