/**
 * What each deed makes of a call: facts, or a refusal. Pure: the call, the deed, who does it, what is known,
 * now. A deed that has already had exactly this effect by the same person writes nothing and is no error.
 */
import type { Actor } from '../../kernel/actor.js';
import type { ReportState } from '../../protocol/police-report.js';
import { LIMITS, type Urgency } from '../../protocol/words.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { EMERGENCY_STEPS } from '../../routing/escalation-policy.js';
import type { OfferRow } from '../call.entity.js';
import { afterRings, raiseAlert, climbFrom, climbAgain, ringLastHolder } from './ladder.js';
import { ringEveryoneNow } from './emergency-rings.js';
import {
  startContactClock,
  endPauseIfDue,
  recomputeLimits,
  remindOfDeadlines,
} from '../clocks/clock-commands.js';
import { clocksAtReopening } from '../clocks/call-clocks.js';
import { bookFirstRing, entrustToOwner } from './ownership.js';
import { remindOfHelp } from '../helping/co-handling-rules.js';
import { remindOfFollowUps } from '../helping/follow-up-rules.js';
import { requireRelation } from '../call-relation.js';
import { escalateLateReview } from './return-rules.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import { isCloseClockRunning, isOpen, ringRefs } from '../call-state.js';

export { recordContact, resumeClocks, moveClocks, pauseClocks } from '../clocks/clock-commands.js';
export { close, type CloseRequest } from './close.js';
export { assign, transfer, type TransferTarget } from './transfer.js';
export { recuse, unrecuse } from './recusal-rules.js';

const holderOf = (script: CallDecision, known: DecisionContext) =>
  script.call.line.holderId && isOpen(script.call.line)
    ? { holder: known.person(script.call.line.holderId) }
    : {};

/** The first ring follows in the same decision: no call exists that nobody was asked or told about. */
export function raise(script: CallDecision, known: DecisionContext): void {
  if (!bookFirstRing(script, known)) climbFrom(script, known, 1);
}

export interface Amendment {
  category?: string;
  urgency?: Urgency;
  summary?: string;
  /** Names of the particulars that change; their values are sealed elsewhere. */
  particulars: string[];
}
export function amend(script: CallDecision, known: DecisionContext, actor: Actor, change: Amendment): void {
  const { line } = script.call;
  requireRelation(line, actor, 'community', 'nobody', 'holder');
  if (!isOpen(line)) refuse('call_ended');
  const category = change.category !== line.category ? change.category : undefined;
  const urgency = change.urgency !== line.urgency ? change.urgency : undefined;
  const changed = [...change.particulars, ...(change.summary === undefined ? [] : ['summary'])];
  if (category === undefined && urgency === undefined && !changed.length) return;
  const clocks = recomputeLimits(script, known, {
    urgency: urgency ?? line.urgency,
    category: category ?? line.category,
  });
  const closeBy = clocks.find((c) => c.kind === 'close')?.due ?? (urgency && line.closeBy);
  script.add(
    'amended',
    {
      ...(category !== undefined && { category }),
      ...(urgency !== undefined && { urgency }),
      ...(closeBy !== undefined && { closeBy }),
      ...(clocks.length && { clocks }),
      // From now on, and when it is opened again, everybody is rung at once.
      ...(urgency === 'emergency' && { steps: EMERGENCY_STEPS }),
      changed,
    },
    actor.id,
    change.summary,
  );
  if (urgency === 'emergency' && line.state !== 'active') ringEveryoneNow(script, known);
}

export function cancel(script: CallDecision, known: DecisionContext, actor: Actor): void {
  const { line, rings } = script.call;
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
  script.add('cancelled', { withdrew: ringRefs(rings) }, actor.id);
}

export function message(
  script: CallDecision,
  actor: Actor,
  messageId: string,
  said: ReportState | null = null,
): 'worker' | 'officer' {
  const relation = requireRelation(script.call.line, actor, 'community', 'nobody', 'holder', 'helper');
  if (!isOpen(script.call.line)) refuse('call_ended');
  const role = relation === 'community' || relation === 'nobody' ? 'worker' : 'officer';
  script.add('messaged', { message: messageId, role, ...(said && { report: said }) }, actor.id);
  return role;
}

export function rate(script: CallDecision, actor: Actor, rating: number, comment?: string): void {
  const { line } = script.call;
  requireRelation(line, actor, 'community', 'nobody');
  if (line.state !== 'closed') refuse('not_closed');
  if (line.rating === rating && line.ringing.ratedBy === actor.id) return;
  if (line.rating !== null) refuse('already_rated');
  script.add('rated', { rating }, actor.id, comment);
}

export function reopen(script: CallDecision, known: DecisionContext, actor: Actor, reason: string): void {
  const { line } = script.call;
  requireRelation(line, actor, 'community', 'nobody');
  if (isOpen(line) && line.ringing.reopenedBy === actor.id) return;
  if (line.state !== 'closed') refuse(isOpen(line) ? 'not_closed' : 'call_ended');
  if (script.now >= line.closedAt! + LIMITS.reopenSeconds * 1000) refuse('too_late_to_reopen');
  const { lastHolder } = line.ringing;
  const clocks = clocksAtReopening(known.deadlines, line.urgency, line.category, script.now);
  const closeBy = clocks.find((c) => c.kind === 'close')!.due!;
  script.add('reopened', { closeBy, lastHolder, clocks }, actor.id, reason);
  if (!bookFirstRing(script, known)) ringLastHolder(script, known, lastHolder);
}

type Offer = Pick<OfferRow, 'id' | 'officerId' | 'ending'>;
const liveRing = (script: CallDecision, offer: Offer) => script.call.rings.find((r) => r.id === offer.id);

export function accept(script: CallDecision, known: DecisionContext, actor: Actor, offer: Offer): void {
  if (offer.officerId !== actor.id) refuse('offer_not_found');
  const { line, rings } = script.call;
  const live = liveRing(script, offer);
  if (!live) {
    if (offer.ending === 'accepted') return;
    const holder = holderOf(script, known);
    refuse('holder' in holder ? 'taken' : 'offer_ended', holder);
  } else if (live.kind === 'transfer') {
    const others = ringRefs(rings.filter((r) => r !== live));
    script.add(
      'transferred',
      { ring: offer.id, from: line.holderId!, to: actor.id, ...(others.length && { withdrew: others }) },
      actor.id,
    );
  } else {
    script.add(
      'accepted',
      {
        ring: offer.id,
        officer: actor.id,
        withdrew: ringRefs(rings.filter((r) => r !== live)),
        ...startContactClock(script, known),
      },
      actor.id,
    );
  }
}

export function decline(
  script: CallDecision,
  known: DecisionContext,
  actor: Actor,
  offer: Offer,
  reason?: string,
): void {
  if (offer.officerId !== actor.id) refuse('offer_not_found');
  if (!liveRing(script, offer)) {
    if (offer.ending === 'declined') return;
    refuse('offer_ended', holderOf(script, known));
  }
  script.add('declined', { ring: offer.id, officer: actor.id }, actor.id, reason);
  afterRings(script, known, 'declined');
}

/** The officer signs off or pauses: they are not rung any longer, and nobody waits for them. */
export function withdrawOfficer(
  script: CallDecision,
  known: DecisionContext,
  officerId: string,
  why: 'off_duty' | 'paused',
): void {
  const rings = script.call.rings.filter((r) => r.officerId === officerId);
  if (!rings.length) return;
  script.add('withdrawn', { rings: ringRefs(rings), why }, officerId);
  afterRings(script, known, 'off_duty');
}

/** What is past due: rings that nobody answered, a wait that is over, a deadline that was missed. */
export function lapse(script: CallDecision, known: DecisionContext): void {
  const expired = script.call.rings.filter((r) => r.expiresAt <= script.now);
  if (expired.length) {
    script.add('lapsed', { rings: ringRefs(expired) });
    afterRings(script, known, 'lapsed');
  }
  const { state, ringing } = script.call.line;
  if (state === 'waiting' && ringing.retryAt !== null && ringing.retryAt <= script.now)
    climbAgain(script, known);
  endPauseIfDue(script, known);
  entrustToOwner(script, known);
  const { line } = script.call;
  if (isOpen(line) && line.answeredAt === null && line.answerBy <= script.now)
    raiseAlert(script, known, 'answer_late');
  if (isOpen(line) && isCloseClockRunning(line) && line.closeBy <= script.now)
    raiseAlert(script, known, 'close_late');
  remindOfDeadlines(script);
  remindOfHelp(script);
  remindOfFollowUps(script);
  escalateLateReview(script);
}
