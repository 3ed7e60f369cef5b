/** Danger does not wait its turn: whoever can be rung is rung at once, and so is whoever becomes able meanwhile. Pure. */
import { isUnheldState } from '../../protocol/calls/open-states.js';
import { EMERGENCY_SECONDS, WAITING_RING_SECONDS } from '../../routing/escalation-policy.js';
import { recordRouting } from '../../routing/routing-record.js';
import { route, routeTo } from '../../routing/route.js';
import { climbAgain } from './ladder.js';
import { ignoringEarlierRings, routingQuestion } from './routing-question.js';
import { ringOfficers } from './ring-officers.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';

/**
 * How somebody comes to be able. fresh: they were not (signed on, resumed, a page is back, fell under the limit) ·
 * freed: the ring of another call is over, ended by a person · quiet: it ended in silence, or they hold one call less.
 */
export type Availability = 'fresh' | 'freed' | 'quiet';

/** It became an emergency: everybody who can be is rung now, beside those who ring already. */
export function ringEveryoneNow(decision: CallDecision, known: DecisionContext): void {
  const q = routingQuestion(decision, known);
  const { ring: officers, passed } = route({ ring: 'all', seconds: EMERGENCY_SECONDS }, q);
  const { line, rings } = decision.call;
  const { steps } = line.policy;
  if (officers.length)
    ringOfficers(decision, known, officers, {
      kind: 'ladder',
      step: steps.length,
      seconds: EMERGENCY_SECONDS,
      passed,
      asked: recordRouting(q, []),
    });
  // What was booked for the morning does not wait for it any longer.
  else if (line.ringing.booked !== null && !rings.length) climbAgain(decision, known);
}

/**
 * Rings these officers for danger that nobody has taken, beside those who ring already and until the last of them.
 * Who let it ring in silence is not asked again by another silence before the next climb: two such calls would ring
 * one silent officer in turns for ever.
 */
export function ringForEmergency(
  decision: CallDecision,
  known: DecisionContext,
  officers: readonly string[],
  how: Availability,
): void {
  const { line, rings } = decision.call;
  if (line.urgency !== 'emergency' || !isUnheldState(line.state)) return;
  const q = routingQuestion(decision, known);
  // While others are rung for it, nobody has to be asked who said no.
  const saidNo = (id: string) => rings.length > 0 && (q.declinedNow.has(id) || q.declinedBefore.has(id));
  const asked = officers.filter((id) => !saidNo(id) && !(how === 'quiet' && q.rung.has(id)));
  const to = how === 'fresh' && !rings.length ? 'free' : 'next';
  const found = routeTo(asked, to === 'free' ? ignoringEarlierRings(q) : q);
  if (!found.ring.length) return;
  // What an outage left over has its turn now.
  if (line.lateAt !== null) return climbAgain(decision, known);
  const until = Math.max(decision.now, ...rings.map((r) => r.expiresAt)) - decision.now;
  ringOfficers(decision, known, found.ring, {
    kind: 'again',
    step: Math.max(1, line.ringing.step),
    seconds: Math.max(WAITING_RING_SECONDS, Math.ceil(until / 1000)),
    passed: found.passed,
    asked: { ...recordRouting(q, []), to },
  });
}
