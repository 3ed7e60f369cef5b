/** Recusal (回避): who has an interest in a call is never rung for it, and gives it back where they hold it. Pure. */
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { ringForWaitingCall } from './ring-waiting.js';
import { resumeClocksIfPaused } from '../clocks/clock-commands.js';
import { ringForEmergency } from './emergency-rings.js';
import { afterRings, climbAgain } from './ladder.js';
import { relationsOf, requireRelation } from '../call-relation.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import { ringRefs } from '../call-state.js';

/**
 * An officer declares it of themselves, a coordinator of anybody.
 * @param rung they are known to have been rung for it, lately or now
 */
export function recuse(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  { officerId, reason, rung = false }: { officerId: string; reason?: string | undefined; rung?: boolean },
): void {
  const { line, rings } = decision.call;
  const own = officerId === actor.id;
  if (!own) requireRelation(line, actor, 'coordination');
  else if (line.ringing.recused.includes(actor.id)) return;
  else if (!rung && !rings.some((r) => r.officerId === actor.id) && !relationsOf(line, actor).length)
    refuse('call_not_found');
  if (line.ringing.recused.includes(officerId)) return;
  if (line.state === 'cancelled') refuse('call_ended');
  const gaveUp = line.state === 'active' && line.holderId === officerId;
  if (gaveUp) resumeClocksIfPaused(decision, known);
  const withdrew = ringRefs(gaveUp ? rings : rings.filter((r) => r.officerId === officerId));
  decision.add(
    'recused',
    { officer: officerId, withdrew, ...(gaveUp && { gaveUp }) },
    actor.id,
    reason || undefined,
  );
  if (gaveUp) climbAgain(decision, known);
  else if (withdrew.length) afterRings(decision, known, 'declined');
}

/** A coordinator takes it back, with a reason. */
export function unrecuse(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  officerId: string,
  reason: string,
): void {
  const { line } = decision.call;
  requireRelation(line, actor, 'coordination');
  if (!line.ringing.recused.includes(officerId)) return;
  decision.add('unrecused', { officer: officerId }, actor.id, reason);
  // They can be rung for it who could not.
  if (!ringForWaitingCall(decision, known, officerId, true))
    ringForEmergency(decision, known, [officerId], 'fresh');
}
