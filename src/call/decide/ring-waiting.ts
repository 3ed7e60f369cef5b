/** One officer at a time for a call that waits, until the whole ladder is climbed again. Pure. */
import { WAITING_RING_SECONDS } from '../../routing/escalation-policy.js';
import { recordRouting } from '../../routing/routing-record.js';
import { route, routeTo } from '../../routing/route.js';
import { ignoringEarlierRings, routingQuestion } from './routing-question.js';
import { ringOfficers } from './ring-officers.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';

/** Rings one officer for a call that waits; false where they may not be rung for it. */
export function ringForWaitingCall(
  decision: CallDecision,
  known: DecisionContext,
  officerId: string,
  justAble: boolean,
): boolean {
  const { line } = decision.call;
  if (line.state !== 'waiting') return false;
  const q = routingQuestion(decision, known);
  // What is booked for the opening rings only who comes before it.
  if (!justAble && (line.ringing.booked !== null || q.rung.has(officerId))) return false;
  const found = routeTo([officerId], justAble ? ignoringEarlierRings(q) : q);
  if (!found.ring.length) return false;
  ringOfficers(decision, known, found.ring, {
    kind: 'again',
    step: Math.max(1, line.ringing.step),
    seconds: WAITING_RING_SECONDS,
    passed: found.passed,
    asked: { ...recordRouting(q, []), to: justAble ? 'free' : 'next' },
  });
  return true;
}

/** The ring of a waiting call ended: the next who can be, or waiting on until `retryAt`. */
export function returnToWaiting(decision: CallDecision, known: DecisionContext, retryAt: number): void {
  if (decision.call.line.ringing.booked !== null || !ringNextForWaitingCall(decision, known))
    decision.add('waiting', { why: 'unanswered', retryAt, skipped: [] });
}

/** Rings the best-placed who was not rung in this climb; false where there is nobody. */
export function ringNextForWaitingCall(decision: CallDecision, known: DecisionContext): boolean {
  const q = routingQuestion(decision, known);
  const found = route({ ring: 'best', seconds: WAITING_RING_SECONDS }, q);
  if (!found.ring.length) return false;
  ringOfficers(decision, known, found.ring, {
    kind: 'again',
    step: Math.max(1, decision.call.line.ringing.step),
    seconds: WAITING_RING_SECONDS,
    passed: found.passed,
    asked: recordRouting(q, []),
  });
  return true;
}
