/** A decline taken back within seconds: a new ring to the same officer, beside whatever rings meanwhile. Pure. */
import type { Actor } from '../../kernel/actor.js';
import { LIMITS } from '../../protocol/limits.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { OfferRow } from '../call.entity.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import { isOpen } from '../call-state.js';
import type { RingKind } from '../../protocol/calls/timeline.js';

export type DeclinedOffer = Pick<
  OfferRow,
  'id' | 'officerId' | 'ending' | 'endedAt' | 'rungAt' | 'expiresAt' | 'kind' | 'step'
>;

/**
 * The declined ring stays ended and the next one's goes on; whoever accepts first has the call.
 * @param taken somebody has accepted the call since the decline
 * @throws Refusal `offer_not_found`, `taken`, `offer_ended`, `too_late_to_retake`, `officer_off_duty`, `officer_paused`
 */
export function retakeDecline(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  offer: DeclinedOffer,
  taken: boolean,
): void {
  if (offer.officerId !== actor.id) refuse('offer_not_found');
  const { line, rings } = decision.call;
  if (rings.some((r) => r.officerId === actor.id)) return;
  const holder = line.holderId && isOpen(line) ? { holder: known.person(line.holderId) } : {};
  const gone = (): never => refuse('holder' in holder ? 'taken' : 'offer_ended', holder);
  const { endedAt, ending } = offer;
  if (ending !== 'declined' || endedAt === null || !isOpen(line) || taken) return gone();
  if (decision.now - endedAt > LIMITS.retakeSeconds * 1000) refuse('too_late_to_retake', holder);
  if (line.state === 'active' && offer.kind !== 'transfer') return gone();
  const { recused, transfer, mode } = line.ringing;
  // What was offered to them is offered to another by name now, or an interest was declared.
  const moved = transfer !== null && transfer.officerId !== null && transfer.officerId !== actor.id;
  if (moved || recused.includes(actor.id)) return gone();
  const candidate = known.candidates.find((c) => c.id === actor.id) ?? refuse('officer_off_duty');
  if (candidate.paused) refuse('officer_paused');
  const kind: RingKind = line.state === 'active' ? 'transfer' : (mode ?? 'again');
  decision.add(
    'retaken',
    {
      declined: offer.id,
      ring: known.newId(),
      officer: actor.id,
      kind,
      step: offer.step,
      expiresAt: decision.now + Math.min(offer.expiresAt - offer.rungAt, LIMITS.retakeRingSeconds * 1000),
      waited: line.ringing.waited,
      ...(line.state === 'active' && { giver: line.holderId! }),
    },
    actor.id,
  );
}
