/** From one officer to another: the holder's own transfer, and a coordinator's hand. Pure, as all of the decision. */
import type { Actor } from '../../kernel/actor.js';
import { ASSIGNED_RING_SECONDS } from '../../routing/escalation-policy.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { bestOfDepartment } from './ladder.js';
import { ringOfficers } from './ring-officers.js';
import { requireRelation } from '../call-relation.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import { isOpen, ringRefs } from '../call-state.js';

/** One officer, a department's best-placed one after another, or the unit's. */
export type TransferTarget = { officerId: string } | { departmentId: string } | { anybody: true };
export function transfer(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  target: TransferTarget,
  note: string,
): void {
  requireRelation(decision.call.line, actor, 'holder');
  ringTransferTarget(decision, known, actor, target, note);
}

export function ringTransferTarget(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  target: TransferTarget,
  note?: string,
): void {
  const { line, rings } = decision.call;
  if (line.state !== 'active') refuse('not_active');
  const officerId = 'officerId' in target ? target.officerId : null;
  const departmentId = 'departmentId' in target ? target.departmentId : null;
  const under = line.ringing.transfer;
  if (under && rings.length) {
    if (under.by === actor.id && under.officerId === officerId && under.departmentId === departmentId) return;
    refuse('transfer_under_way');
  }
  if (officerId) requireRingable(decision, known, officerId);
  decision.add('transferring', { giver: line.holderId!, officerId, departmentId }, actor.id, note);
  const { officer, ...because } = officerId
    ? { officer: officerId }
    : (bestOfDepartment(decision, known, departmentId) ??
      refuse(departmentId === null ? 'nobody_to_take' : 'nobody_in_department'));
  ringOfficers(decision, known, [officer], {
    kind: 'transfer',
    step: 1,
    seconds: ASSIGNED_RING_SECONDS,
    ...because,
  });
}

function requireRingable({ call }: CallDecision, known: DecisionContext, officerId: string): void {
  const { holderId, ringing } = call.line;
  if (ringing.recused.includes(officerId)) refuse('officer_recused');
  if (officerId === holderId) refuse('officer_is_holder', { holder: known.person(officerId) });
  const candidate = known.candidates.find((c) => c.id === officerId) ?? refuse('officer_off_duty');
  if (candidate.leaving) refuse('officer_leaving');
  if (candidate.paused) refuse('officer_paused');
}

/** A coordinator's hand rings one officer; what it interrupts goes on where it was. */
export function assign(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  officerId: string,
): void {
  const { line, rings } = decision.call;
  requireRelation(line, actor, 'coordination');
  if (!isOpen(line)) refuse('call_ended');
  const already = rings.some(
    (r) => r.officerId === officerId && (r.kind === 'hand' || r.kind === 'transfer'),
  );
  if (already && rings.length === 1) return;
  requireRingable(decision, known, officerId);
  if (rings.length) decision.add('withdrawn', { rings: ringRefs(rings), why: 'assigned' }, actor.id);
  if (line.state === 'active') return ringTransferTarget(decision, known, actor, { officerId });
  decision.add('assigned', { officer: officerId }, actor.id);
  ringOfficers(decision, known, [officerId], {
    kind: 'hand',
    step: Math.max(1, line.ringing.step),
    seconds: ASSIGNED_RING_SECONDS,
  });
}
