/** Who gives a slip of which call. Pure. */
import type { CallDecision } from '../call/call-decision.js';
import { hasHandled, mayHaveInterest, requireRelation } from '../call/call-relation.js';
import { isGuarded } from '../call/call-visibility.js';
import type { Actor } from '../kernel/actor.js';
import type { SlipPayload } from '../protocol/residents/slips.js';
import { refuse } from '../kernel/refusal/refusal.js';

/** @throws Refusal as `SlipService.give` */
export function giveSlip(
  decision: CallDecision,
  actor: Actor,
  { safeContact = false, text = false }: SlipPayload,
): void {
  const { line } = decision.call;
  requireRelation(line, actor, 'community', 'holder', 'coordination');
  if (mayHaveInterest(line, actor)) refuse('slip_recused');
  // Its code would tell them what the resident answered, and answer in their place.
  if (line.state === 'closed' && hasHandled(line, actor.id)) refuse('slip_of_own_handling');
  if (line.drill !== null) refuse('slip_of_drill');
  if (line.state === 'cancelled') refuse('call_ended');
  if (isGuarded(line) && !safeContact) refuse('slip_safe_contact');
  decision.add('slip_given', { ...(safeContact && { safeContact }), ...(text && { text }) }, actor.id);
}
