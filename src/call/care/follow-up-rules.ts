/**
 * What is to be done after a call was closed: a body's answer to a referral is asked for (reply), the resident is
 * called or seen (visit). Set with the closing, put off or recorded as done, and ended by a reopening. Pure.
 */
import { HOUR, DAY } from '../../protocol/time/durations.js';
import { dayBegins, isLocalDay, nextMidnight, startOfDay } from '../../protocol/time/local-day.js';
import type { Actor } from '../../kernel/actor.js';
import type { Referral } from '../../protocol/calls/call-summary.js';
import type { FollowUpKind } from '../../protocol/codes.js';
import { refuse, type Sentence } from '../../kernel/refusal/refusal.js';
import { furthestAhead } from '../../kernel/time/day-ahead.js';
import { asHandled, ofResident, openFollowUps, type FollowUpState, type FollowUpSet } from './care-book.js';
import { hasHandled, requireRelation } from '../call-relation.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import { nextReminderAt, reminderStageAt } from '../clocks/reminder-stages.js';

/** A day is a date with nobody at a desk at its midnight: what is done on it begins in its morning. */
const MORNING = 9 * HOUR;
/** How often it is said to be over; after that it stands on the lists. */
const MOST_OVER = 7;

/** An instant as it was given, a local day as its morning; NaN for what is neither. */
export const instantOfDay = (text: string): number =>
  isLocalDay(text) ? dayBegins(text) + MORNING : Date.parse(text);

/** It is a day's work: on its day it is not late yet. */
export const isFollowUpLate = (dueAt: number, now: number): boolean => nextMidnight(dueAt) <= now;
/** What is due before this is late. */
export const followUpLateBefore = (now: number): number => startOfDay(now);

/** What is due before this is due within three days, or late. */
export const followUpSoonBefore = (now: number): number => startOfDay(now) + 4 * DAY;

/** Spoken of on the eve's morning, at once on the day where that is past already. */
export const firstReminderAt = (dueAt: number, now: number): number | null => {
  const eve = startOfDay(dueAt) - DAY + MORNING;
  return now < eve ? eve : nextReminderAt(dueAt, now, MOST_OVER);
};
export const followUpDue = (kind: FollowUpKind, dueAt: number, now: number): FollowUpSet => ({
  kind,
  dueAt,
  wakeAt: firstReminderAt(dueAt, now),
});

function requireAhead(field: string, at: number, now: number, past: Sentence | null = 'field_past'): void {
  if (Number.isNaN(at)) refuse('invalid', { fields: { [field]: 'field_invalid' } });
  if (past && at <= now) refuse('invalid', { fields: { [field]: past } });
  if (at > furthestAhead(now)) refuse('invalid', { fields: { [field]: 'field_beyond_year' } });
}

/**
 * What a closing leaves to be done. A date for the answer that has passed is taken as it always was, and late at once.
 * @throws Refusal `invalid` naming `followUpBy` or `referral.replyBy`
 */
export function followUpsAtClose(
  { call, now }: Pick<CallDecision, 'call' | 'now'>,
  { referral, followUpBy }: { referral: Referral | null; followUpBy?: string | undefined },
): FollowUpSet[] {
  const reply = referral?.replyBy === undefined ? null : instantOfDay(referral.replyBy);
  if (reply !== null) requireAhead('referral.replyBy', reply, now, null);
  const visit = followUpBy === undefined ? null : instantOfDay(followUpBy);
  if (visit !== null) requireAhead('followUpBy', visit, now);
  if (call.line.drill !== null) return [];
  return [
    ...(reply === null ? [] : [followUpDue('reply', reply, now)]),
    ...(visit === null ? [] : [followUpDue('visit', visit, now)]),
  ];
}

/** The newest of its kind, if it is still to be done; null where this very thing was done before. */
function openOne(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  kind: FollowUpKind,
  isThis: (newest: FollowUpState) => boolean,
): FollowUpState | null {
  const { line } = decision.call;
  requireRelation(line, actor, 'holder', 'coordination');
  const { followUps } = hasHandled(line, actor.id) ? asHandled(line.ringing) : line.ringing;
  const newest = followUps?.findLast((f) => f.kind === kind) ?? refuse('follow_up_not_found');
  if (isThis(newest)) return null;
  if (newest.state === 'dropped') refuse('follow_up_ended');
  if (newest.state === 'done') refuse('followed_up_already', { holder: known.person(newest.doneBy!) });
  return newest;
}

export function recordFollowUp(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  { kind, note }: { kind: FollowUpKind; note: string },
): void {
  const mine = (f: FollowUpState) => f.state === 'done' && f.doneBy === actor.id;
  const one = openOne(decision, known, actor, kind, mine);
  if (!one) return;
  // Whoever saw a resident who was not content saw them for all: what its handler had planned is done as well.
  const planned =
    one.ofResident && openFollowUps(asHandled(decision.call.line.ringing)).some((f) => f.kind === kind);
  decision.add('followed_up', { kind, ...ofResident(one) }, actor.id, note);
  if (planned) decision.add('followed_up', { kind }, actor.id);
}

/** @param until when it is to be done instead */
export function postponeFollowUp(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  { kind, note, until }: { kind: FollowUpKind; note: string; until: string },
): void {
  const dueAt = instantOfDay(until);
  const mine = (f: FollowUpState) => f.state === 'open' && f.dueAt === dueAt && f.setBy === actor.id;
  const one = openOne(decision, known, actor, kind, mine);
  if (!one) return;
  requireAhead('until', dueAt, decision.now);
  const next = followUpDue(kind, dueAt, decision.now);
  decision.add('follow_up_put_off', { ...next, ...ofResident(one) }, actor.id, note);
}

/** On its eve, when it is due, and daily for a week after. */
export function remindOfFollowUps(decision: CallDecision): void {
  for (const one of openFollowUps(decision.call.line.ringing)) {
    const { kind, dueAt, wakeAt } = one;
    if (wakeAt === null || wakeAt > decision.now) continue;
    const stage = reminderStageAt(dueAt, decision.now);
    decision.add('follow_up_reminded', {
      kind,
      stage,
      dueAt,
      wakeAt: nextReminderAt(dueAt, decision.now, MOST_OVER),
      ...ofResident(one),
    });
  }
}
