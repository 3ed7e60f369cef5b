/**
 * A petition that was handed on: how far it has come is a fact of its call, so that the community hears of it. What was
 * said to whom stands with the petition. Pure.
 */
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { PetitionStage } from '../../protocol/relief/petitions.js';
import type { CallRow } from '../call.entity.js';
import type { CallDecision } from '../call-decision.js';

type Line = Pick<CallRow, 'category' | 'state' | 'outcome' | 'drill'>;
/** Closed as referred; a drill was none. */
export const isHandedOn = ({ category, state, outcome, drill }: Line): boolean =>
  category === 'petition' && state === 'closed' && outcome === 'referred' && drill === null;

/** @throws Refusal `petition_withdrawn` where the call goes on, `petition_recused` */
export function tellOfPetition(decision: CallDecision, actor: Actor, stage: PetitionStage): void {
  if (!isHandedOn(decision.call.line)) refuse('petition_withdrawn');
  if (decision.call.line.ringing.recused.includes(actor.id)) refuse('petition_recused');
  decision.add('petition_told', stage, actor.id);
}
