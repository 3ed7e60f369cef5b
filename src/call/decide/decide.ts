/**
 * What each command makes of a call: facts, or a refusal. Pure: the call, the command, whose it is, what is known,
 * now. A command that has already had exactly this effect by the same person writes nothing and is no error.
 */
import type { Actor } from '../../kernel/actor.js';
import type { FactData } from '../facts.js';
import { LIMITS } from '../../protocol/limits.js';
import type { Urgency } from '../../protocol/codes.js';
import type { ConsentSaid } from '../../protocol/residents/beneficiaries.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { EMERGENCY_STEPS } from '../../routing/escalation-policy.js';
import type { AnsweredBy } from '../../protocol/calls/ring.js';
import type { OfferRow } from '../call.entity.js';
import { afterRings, raiseAlert, climbFrom, climbAgain, openAgain } from './ladder.js';
import { ringEveryoneNow } from './emergency-rings.js';
import {
  startContactClock,
  endPauseIfDue,
  recomputeLimits,
  remindOfDeadlines,
} from '../clocks/clock-commands.js';
import { bookFirstRing, entrustToOwner } from './ownership.js';
import { remindOfHelp } from '../care/co-handling-rules.js';
import { remindOfFollowUps } from '../care/follow-up-rules.js';
import { hasHandled, requireRelation } from '../call-relation.js';
import { escalateLateReview } from './return-rules.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import { isCloseClockRunning, isOpen, ringRefs } from '../call-state.js';

const holderOf = (decision: CallDecision, known: DecisionContext) =>
  decision.call.line.holderId && isOpen(decision.call.line)
    ? { holder: known.person(decision.call.line.holderId) }
    : {};

/** The first ring follows in the same decision: no call exists that nobody was asked or told about. */
export function raise(decision: CallDecision, known: DecisionContext): void {
  if (!bookFirstRing(decision, known)) climbFrom(decision, known, 1);
}

export interface Amendment {
  category?: string;
  urgency?: Urgency;
  summary?: string;
  /** Names of the particulars that change; their values are sealed elsewhere. */
  particulars: string[];
  /** Where the beneficiary is among them: what they were asked for. */
  resident?: ConsentSaid;
}
export function amend(decision: CallDecision, known: DecisionContext, actor: Actor, change: Amendment): void {
  const { line } = decision.call;
  requireRelation(line, actor, 'community', 'nobody', 'holder');
  if (!isOpen(line)) refuse('call_ended');
  const category = change.category !== line.category ? change.category : undefined;
  const urgency = change.urgency !== line.urgency ? change.urgency : undefined;
  const changed = [...change.particulars, ...(change.summary === undefined ? [] : ['summary'])];
  if (category === undefined && urgency === undefined && !changed.length) return;
  const clocks = recomputeLimits(decision, known, {
    urgency: urgency ?? line.urgency,
    category: category ?? line.category,
  });
  const closeBy = clocks.find((c) => c.kind === 'close')?.due ?? (urgency && line.closeBy);
  decision.add(
    'amended',
    {
      ...(category !== undefined && { category }),
      ...(urgency !== undefined && { urgency }),
      ...(closeBy !== undefined && { closeBy }),
      ...(clocks.length && { clocks }),
      // From now on, and when it is opened again, everybody is rung at once.
      ...(urgency === 'emergency' && { steps: EMERGENCY_STEPS }),
      changed,
      ...(change.resident && { resident: change.resident }),
    },
    actor.id,
    change.summary,
  );
  if (urgency === 'emergency' && line.state !== 'active') ringEveryoneNow(decision, known);
}

export function cancel(decision: CallDecision, known: DecisionContext, actor: Actor): void {
  const { line, rings } = decision.call;
  requireRelation(line, actor, 'community', 'nobody');
  if (line.state === 'cancelled' && line.ringing.cancelledBy === actor.id) return;
  if (line.state === 'cancelled') refuse('call_ended');
  if (line.answeredAt !== null) {
    const holder = line.holderId ?? line.ringing.lastHolder;
    refuse(
      line.holderId ? 'already_answered' : 'answered_before',
      holder ? { holder: known.person(holder) } : {},
    );
  }
  decision.add('cancelled', { withdrew: ringRefs(rings) }, actor.id);
}

export function message(
  decision: CallDecision,
  actor: Actor,
  messageId: string,
  said: Pick<FactData['messaged'], 'report' | 'file'> = {},
): 'worker' | 'officer' {
  const relation = requireRelation(decision.call.line, actor, 'community', 'nobody', 'holder', 'helper');
  if (!isOpen(decision.call.line)) refuse('call_ended');
  const role = relation === 'community' || relation === 'nobody' ? 'worker' : 'officer';
  decision.add('messaged', { message: messageId, role, ...said }, actor.id);
  return role;
}

export function rate(decision: CallDecision, actor: Actor, rating: number, comment?: string): void {
  const { line } = decision.call;
  requireRelation(line, actor, 'community', 'nobody');
  // Who took a walk-in handled it: whatever else they are, they do not rate themselves.
  if (line.desk && line.raisedBy === actor.id) refuse('own_walk_in');
  if (hasHandled(line, actor.id)) refuse('own_handling');
  if (line.state !== 'closed') refuse('not_closed');
  if (line.rating === rating && line.ringing.ratedBy === actor.id) return;
  if (line.rating !== null) refuse('already_rated');
  decision.add('rated', { rating }, actor.id, comment);
}

export function reopen(decision: CallDecision, known: DecisionContext, actor: Actor, reason: string): void {
  const { line } = decision.call;
  requireRelation(line, actor, 'community', 'nobody');
  if (isOpen(line) && line.ringing.reopenedBy === actor.id) return;
  if (line.state !== 'closed') refuse(isOpen(line) ? 'not_closed' : 'call_ended');
  if (decision.now >= line.closedAt! + LIMITS.reopenSeconds * 1000) refuse('too_late_to_reopen');
  openAgain(decision, known, { by: actor.id, reason });
}

type Offer = Pick<OfferRow, 'id' | 'officerId' | 'ending'> & { by?: AnsweredBy | undefined };
const liveRing = (decision: CallDecision, offer: Offer) => decision.call.rings.find((r) => r.id === offer.id);

export function accept(decision: CallDecision, known: DecisionContext, actor: Actor, offer: Offer): void {
  const by = offer.by && { by: offer.by };
  if (offer.officerId !== actor.id) refuse('offer_not_found');
  const { line, rings } = decision.call;
  const live = liveRing(decision, offer);
  if (!live) {
    if (offer.ending === 'accepted') return;
    const holder = holderOf(decision, known);
    refuse('holder' in holder ? 'taken' : 'offer_ended', holder);
  } else if (live.kind === 'transfer') {
    const others = ringRefs(rings.filter((r) => r !== live));
    decision.add(
      'transferred',
      {
        ring: offer.id,
        from: line.holderId!,
        to: actor.id,
        ...(others.length && { withdrew: others }),
        ...by,
      },
      actor.id,
    );
  } else {
    decision.add(
      'accepted',
      {
        ring: offer.id,
        officer: actor.id,
        withdrew: ringRefs(rings.filter((r) => r !== live)),
        ...startContactClock(decision, known),
        ...by,
      },
      actor.id,
    );
  }
}

export function decline(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  offer: Offer,
  reason?: string,
): void {
  if (offer.officerId !== actor.id) refuse('offer_not_found');
  if (!liveRing(decision, offer)) {
    if (offer.ending === 'declined') return;
    refuse('offer_ended', holderOf(decision, known));
  }
  decision.add('declined', { ring: offer.id, officer: actor.id }, actor.id, reason);
  afterRings(decision, known, 'declined');
}

/** The officer signs off or pauses: they are not rung any longer, and nobody waits for them. */
export function withdrawOfficer(
  decision: CallDecision,
  known: DecisionContext,
  officerId: string,
  why: 'off_duty' | 'paused',
): void {
  const rings = decision.call.rings.filter((r) => r.officerId === officerId);
  if (!rings.length) return;
  decision.add('withdrawn', { rings: ringRefs(rings), why }, officerId);
  afterRings(decision, known, 'off_duty');
}

/** What is past due: rings that nobody answered, a wait that is over, a deadline that was missed. */
export function lapse(decision: CallDecision, known: DecisionContext): void {
  const expired = decision.call.rings.filter((r) => r.expiresAt <= decision.now);
  if (expired.length) {
    decision.add('lapsed', { rings: ringRefs(expired) });
    afterRings(decision, known, 'lapsed');
  }
  const { state, ringing } = decision.call.line;
  if (state === 'waiting' && ringing.retryAt !== null && ringing.retryAt <= decision.now)
    climbAgain(decision, known);
  endPauseIfDue(decision, known);
  entrustToOwner(decision, known);
  const { line } = decision.call;
  if (isOpen(line) && line.answeredAt === null && line.answerBy <= decision.now)
    raiseAlert(decision, known, 'answer_late');
  if (isOpen(line) && isCloseClockRunning(line) && line.closeBy <= decision.now)
    raiseAlert(decision, known, 'close_late');
  remindOfDeadlines(decision);
  remindOfHelp(decision);
  remindOfFollowUps(decision);
  escalateLateReview(decision);
}
