/** What people and the clock do to a call's clocks: stand still, go on, met, spoken of, moved. Pure. */
import { MINUTE, DAY } from '../../protocol/time/durations.js';
import type { Actor } from '../../kernel/actor.js';
import type { ContactWay, HoldReason, NearStage, Urgency } from '../../protocol/codes.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Deadlines } from '../../deadline/deadline-limits.js';
import { clockBookOf, clockOf, isRunning, withDueTime } from './call-clocks.js';
import type { CallClock, ClockBook, ClockTime } from '../clock-book.js';
import { requireRelation } from '../call-relation.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import { nextReminderAt } from './reminder-stages.js';
import { isOpen } from '../call-state.js';

/** A second touch within this logs no second contact. */
const SAME_CONTACT = MINUTE;
/** Nobody waits longer than this without looking again. */
export const LONGEST_HOLD = 90 * DAY;

/** Clocks that come out otherwise than they stand. */
function changed(
  deadlines: Pick<Deadlines, 'calendar' | 'warnPercent'>,
  clocks: readonly CallClock[],
  pauses: ClockBook['pauses'],
  now: number,
): ClockTime[] {
  return clocks
    .filter((c) => c.doneAt === null && c.from !== null)
    .map((c) => [c, withDueTime(deadlines, c, pauses, now)] as const)
    .filter(([c, t]) => c.due !== t.due || c.left !== t.left || c.limit !== t.limit)
    .map(([, t]) => t);
}

export interface HoldRequest {
  reason: HoldReason;
  /** When it ends by itself. */
  until: number | null;
  note?: string;
}
export function pauseClocks(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  { reason, until, note }: HoldRequest,
): void {
  const { line } = decision.call;
  requireRelation(line, actor, 'holder');
  if (line.state !== 'active') refuse('not_active');
  const book = clockBookOf(line);
  const under = book.pause;
  if (under && under.by === actor.id && under.reason === reason && under.until === until) return;
  if (under) refuse('already_paused');
  if (until !== null && (until <= decision.now || until > decision.now + LONGEST_HOLD))
    refuse('invalid', { fields: { until: until <= decision.now ? 'field_past' : 'field_too_far' } });
  const pauses = [...book.pauses, { from: decision.now, to: null }];
  const clocks = changed(known.deadlines, book.clocks, pauses, decision.now);
  // A deadline that has passed stays passed; pausing cannot undo it.
  if (!clocks.length) refuse('deadline_over');
  decision.add('paused', { reason, until, clocks }, actor.id, note);
}

export function resumeClocks(decision: CallDecision, known: DecisionContext, actor: Actor): void {
  const { line } = decision.call;
  requireRelation(line, actor, 'holder');
  if (line.state !== 'active') refuse('not_active');
  const { pause: under, pauses } = clockBookOf(line);
  if (under) return goOnAt(decision, known, decision.now, actor.id);
  if (!pauses.length) refuse('not_paused');
}
/** Whatever it stood still for is over with the holder who said so. */
export function resumeClocksIfPaused(decision: CallDecision, known: DecisionContext): void {
  if (clockBookOf(decision.call.line).pause) goOnAt(decision, known, decision.now, null);
}
function goOnAt(decision: CallDecision, known: DecisionContext, at: number, actorId: string | null): void {
  const { clocks, pauses } = clockBookOf(decision.call.line);
  const ended = pauses.map((p) => (p.to === null ? { ...p, to: at } : p));
  decision.add(
    'continued',
    { to: at, clocks: changed(known.deadlines, clocks, ended, decision.now) },
    actorId,
  );
}

export function recordContact(decision: CallDecision, actor: Actor, how: ContactWay, note?: string): void {
  const { line } = decision.call;
  requireRelation(line, actor, 'holder');
  if (line.state !== 'active') refuse('not_active');
  const last = clockBookOf(line).contact;
  const again = last?.by === actor.id && last.how === how && decision.now - last.at < SAME_CONTACT && !note;
  if (!again) decision.add('contacted', { how }, actor.id, note);
}

/** The contact clock begins with the accept. */
export function startContactClock(
  decision: CallDecision,
  { deadlines }: DecisionContext,
): { clocks?: ClockTime[] } {
  const clock = clockOf(decision.call.line, 'contact');
  if (!clock || clock.from !== null) return {};
  return { clocks: [withDueTime(deadlines, { ...clock, from: decision.now }, [], decision.now)] };
}

/** Another urgency or category has other limits, counted from the same beginning. */
export function recomputeLimits(
  { call, now }: Pick<CallDecision, 'call' | 'now'>,
  { deadlines }: DecisionContext,
  to: { urgency: Urgency; category: string },
): ClockTime[] {
  const { clocks, pauses } = clockBookOf(call.line);
  return clocks
    .filter((c) => c.doneAt === null)
    .map((c) => [c, deadlines.limit(c.kind, to.urgency, to.category)] as const)
    .filter(([c, limit]) => c.limit.amount !== limit.amount || c.limit.unit !== limit.unit)
    .map(([c, limit]) => withDueTime(deadlines, { ...c, limit }, pauses, now));
}

/** Under a calendar that was changed. Empty where nothing moves. */
export function clocksMovedBy(
  { call, now }: Pick<CallDecision, 'call' | 'now'>,
  deadlines: Pick<Deadlines, 'calendar' | 'warnPercent'>,
): ClockTime[] {
  if (!isOpen(call.line) || !call.line.clocks) return [];
  return changed(deadlines, call.line.clocks.clocks, call.line.clocks.pauses, now);
}
export function moveClocks(
  decision: CallDecision,
  deadlines: Pick<Deadlines, 'calendar' | 'warnPercent'>,
  actor: Actor,
): void {
  const clocks = clocksMovedBy(decision, deadlines);
  if (clocks.length) decision.add('moved', { clocks }, actor.id);
}

/** A pause that is over, and words about deadlines that are due. */
export function endPauseIfDue(decision: CallDecision, known: DecisionContext): void {
  const until = clockBookOf(decision.call.line).pause?.until ?? null;
  if (isOpen(decision.call.line) && until !== null && until <= decision.now)
    goOnAt(decision, known, until, null);
}
export function remindOfDeadlines(decision: CallDecision): void {
  const { line } = decision.call;
  if (!isOpen(line) || !line.clocks) return;
  for (const clock of line.clocks.clocks) {
    if (!isRunning(clock) || clock.warnAt === null || clock.warnAt > decision.now) continue;
    const stage = stageOf(clock, decision.now);
    decision.add('reminded', { clock: clock.kind, stage, due: clock.due, next: nextOf(clock, decision.now) });
  }
}
const stageOf = ({ kind, due, warned }: CallClock & { due: number }, now: number): NearStage => {
  if (now < due) return 'near';
  return kind === 'answer' || warned === 'due' || warned === 'over' ? 'over' : 'due';
};
/** Before it at its end, from then on daily; what was slept through is said once. */
const nextOf = ({ kind, due }: CallClock & { due: number }, now: number): number =>
  nextReminderAt(due, kind === 'answer' ? Math.max(now, due) : now)!;
