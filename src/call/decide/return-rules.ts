/**
 * Returning (退回): the holder gives a call back with a reason, to a reviewer, and goes on holding it until
 * another has taken it. At most twice a call; the third time the reviewer rules, and that stands. Pure.
 */
import type { Actor } from '../../kernel/actor.js';
import type { Verdict } from '../../protocol/codes.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { ringTransferTarget } from './transfer.js';
import { requireRelation } from '../call-relation.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import { ringRefs } from '../call-state.js';

/** So often a call may be given back and reviewed; once more and the reviewer rules. */
export const MAX_RETURNS = 2;

export function returnCall(decision: CallDecision, actor: Actor, reason: string, reviewBy: number): void {
  const { line, rings } = decision.call;
  requireRelation(line, actor, 'holder');
  if (line.state !== 'active') refuse('not_active');
  const { returned } = line.ringing;
  if (returned?.open) return;
  if (returned?.ruled) refuse('return_ruled');
  if (rings.length) refuse('transfer_under_way');
  decision.add('returned', { times: (returned?.times ?? 0) + 1, reviewBy }, actor.id, reason);
}

export interface ReviewDecision {
  verdict: Verdict;
  officerId?: string | undefined;
  words: string;
  /** Whose the reviews of the unit are while they are in time; null: any coordinator's. */
  reviewer: string | null;
}
export function reviewReturn(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  given: ReviewDecision,
): void {
  const { line, rings } = decision.call;
  requireRelation(line, actor, 'coordination');
  const { verdict, officerId = null, words, reviewer } = given;
  const returned = line.ringing.returned;
  const last = returned?.last;
  const again = last?.verdict === verdict && last.by === actor.id && last.officer === officerId;
  const open = returned?.open;
  if (!open) return again ? undefined : refuse('nothing_to_review');
  if (open.upheld && rings.length) return again ? undefined : refuse('transfer_under_way');
  if (reviewer !== null && reviewer !== actor.id && decision.now < open.reviewBy)
    refuse('not_reviewer', { holder: known.person(reviewer) });
  const mustRule = returned.times > MAX_RETURNS;
  if (mustRule !== (verdict === 'ruled'))
    refuse('invalid', { fields: { verdict: mustRule ? 'field_ruling' : 'field_no_ruling' } });
  if (verdict === 'ruled') return rule(decision, known, actor, officerId, words);
  if (verdict === 'sent_back' && officerId !== null)
    refuse('invalid', { fields: { officerId: 'field_unknown' } });
  decision.add('reviewed', { verdict, officer: officerId }, actor.id, words);
  if (verdict === 'upheld')
    ringTransferTarget(decision, known, actor, officerId === null ? { anybody: true } : { officerId }, words);
}

function rule(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  officerId: string | null,
  words: string,
): void {
  const { line, rings } = decision.call;
  const officer = officerId ?? refuse('invalid', { fields: { officerId: 'field_required' } });
  if (officer !== line.holderId && !known.candidates.some((c) => c.id === officer))
    refuse('officer_off_duty');
  if (rings.length) decision.add('withdrawn', { rings: ringRefs(rings), why: 'assigned' }, actor.id);
  decision.add('reviewed', { verdict: 'ruled', officer }, actor.id, words);
}

/** The reviewer has not said anything in time: told once. */
export function escalateLateReview(decision: CallDecision): void {
  const open = decision.call.line.ringing.returned?.open;
  if (open && !open.late && !open.upheld && open.reviewBy <= decision.now)
    decision.add('review_late', { reviewBy: open.reviewBy });
}

/** The holder signs off and nobody took it: the coordinators are to assign it; until then it is theirs still. */
export function releaseToCoordinators(
  decision: CallDecision,
  holderId: string,
  actorId: string | null,
  note?: string,
): void {
  const { line } = decision.call;
  if (line.state !== 'active' || line.holderId !== holderId) refuse('not_holder');
  if (line.ringing.left) return;
  decision.add('left', { officer: holderId }, actorId, note);
}
