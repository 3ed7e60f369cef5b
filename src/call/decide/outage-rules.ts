/**
 * After an outage: what fell due so long ago that ringing it now, with all the others, would be a burst. It
 * waits on a list that coordinators see, and is rung by their hand or when its turn has come. Pure.
 */
import { isUnheldState } from '../../protocol/calls/open-states.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { raiseAlert, climbAgain } from './ladder.js';
import { requireRelation } from '../call-relation.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import { ringRefs } from '../call-state.js';

/** Sets it aside until `retryAt`. A drill that an outage cut off is over. */
export function deferAfterOutage(decision: CallDecision, known: DecisionContext, retryAt: number): void {
  const { line, rings } = decision.call;
  const due = line.dueAt;
  const unheld = isUnheldState(line.state);
  if (!unheld || line.lateAt !== null || due === null || due > decision.now) return;
  if (line.drill) return decision.add('cancelled', { withdrew: ringRefs(rings) });
  if (rings.length) decision.add('lapsed', { rings: ringRefs(rings) });
  decision.add('late_found', { due, retryAt });
  raiseAlert(decision, known, 'unanswered');
}

/** A coordinator's touch: it is rung now. */
export function ringDeferredCall(decision: CallDecision, known: DecisionContext, actor: Actor): void {
  const { line } = decision.call;
  requireRelation(line, actor, 'coordination');
  if (line.lateAt === null) refuse('not_late');
  decision.add('brought_back', { turn: false }, actor.id);
  climbAgain(decision, known);
}
