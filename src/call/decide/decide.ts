/**
 * What each deed makes of a call: facts, or a refusal. Pure: the call, the deed, who does it, what is known,
 * now. A deed that has already had exactly this effect by the same person writes nothing and is no error.
 */
import type { Actor } from '../../kernel/actor.js';
import type { Reported } from '../../protocol/report.js';
import { LIMITS, type Urgency } from '../../protocol/words.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { EMERGENCY_STEPS } from '../../routing/policy.js';
import type { OfferRow } from '../call.entities.js';
import { afterRings, alert, climb, climbAgain, ringLastHolder } from './ladder.js';
import { ringAllNow } from './danger.js';
import { contactBegins, endPause, limitsOf, remind } from '../clocks/clock-deeds.js';
import { clocksAtReopening } from '../clocks/clocks.js';
import { book, entrust } from './own.js';
import { remindOfHelp } from '../helping/co-handling.js';
import { remindOfFollowUps } from '../helping/follow-up.js';
import { requireRelation } from '../relation.js';
import { lateReview } from './returns.js';
import type { Known, Script } from '../script.js';
import { closeRuns, isOpen, named } from '../state.js';

export { contact, goOn, move, pause } from '../clocks/clock-deeds.js';
export { close, type Closing } from './closing.js';
export { assign, transfer, type Target } from './hand-over.js';
export { recuse, unrecuse } from './recusal.js';

const holderOf = (script: Script, known: Known) =>
  script.call.line.holderId && isOpen(script.call.line)
    ? { holder: known.person(script.call.line.holderId) }
    : {};

/** The first ring follows in the same decision: no call exists that nobody was asked or told about. */
export function raise(script: Script, known: Known): void {
  if (!book(script, known)) climb(script, known, 1);
}

export interface Amendment {
  category?: string;
  urgency?: Urgency;
  summary?: string;
  /** Names of the particulars that change; their values are sealed elsewhere. */
  particulars: string[];
}
export function amend(script: Script, known: Known, actor: Actor, change: Amendment): void {
  const { line } = script.call;
  requireRelation(line, actor, 'community', 'nobody', 'holder');
  if (!isOpen(line)) refuse('call_ended');
  const category = change.category !== line.category ? change.category : undefined;
  const urgency = change.urgency !== line.urgency ? change.urgency : undefined;
  const changed = [...change.particulars, ...(change.summary === undefined ? [] : ['summary'])];
  if (category === undefined && urgency === undefined && !changed.length) return;
  const clocks = limitsOf(script, known, {
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
  if (urgency === 'emergency' && line.state !== 'active') ringAllNow(script, known);
}

export function cancel(script: Script, known: Known, actor: Actor): void {
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
  script.add('cancelled', { withdrew: named(rings) }, actor.id);
}

export function message(
  script: Script,
  actor: Actor,
  messageId: string,
  said: Reported | null = null,
): 'worker' | 'officer' {
  const relation = requireRelation(script.call.line, actor, 'community', 'nobody', 'holder', 'helper');
  if (!isOpen(script.call.line)) refuse('call_ended');
  const role = relation === 'community' || relation === 'nobody' ? 'worker' : 'officer';
  script.add('messaged', { message: messageId, role, ...(said && { report: said }) }, actor.id);
  return role;
}

export function rate(script: Script, actor: Actor, rating: number, comment?: string): void {
  const { line } = script.call;
  requireRelation(line, actor, 'community', 'nobody');
  if (line.state !== 'closed') refuse('not_closed');
  if (line.rating === rating && line.ringing.ratedBy === actor.id) return;
  if (line.rating !== null) refuse('already_rated');
  script.add('rated', { rating }, actor.id, comment);
}

export function reopen(script: Script, known: Known, actor: Actor, reason: string): void {
  const { line } = script.call;
  requireRelation(line, actor, 'community', 'nobody');
  if (isOpen(line) && line.ringing.reopenedBy === actor.id) return;
  if (line.state !== 'closed') refuse(isOpen(line) ? 'not_closed' : 'call_ended');
  if (script.now >= line.closedAt! + LIMITS.reopenSeconds * 1000) refuse('too_late_to_reopen');
  const { lastHolder } = line.ringing;
  const clocks = clocksAtReopening(known.deadlines, line.urgency, line.category, script.now);
  const closeBy = clocks.find((c) => c.kind === 'close')!.due!;
  script.add('reopened', { closeBy, lastHolder, clocks }, actor.id, reason);
  if (!book(script, known)) ringLastHolder(script, known, lastHolder);
}

type Offer = Pick<OfferRow, 'id' | 'officerId' | 'ending'>;
const liveRing = (script: Script, offer: Offer) => script.call.rings.find((r) => r.id === offer.id);

export function accept(script: Script, known: Known, actor: Actor, offer: Offer): void {
  if (offer.officerId !== actor.id) refuse('offer_not_found');
  const { line, rings } = script.call;
  const live = liveRing(script, offer);
  if (!live) {
    if (offer.ending === 'accepted') return;
    const holder = holderOf(script, known);
    refuse('holder' in holder ? 'taken' : 'offer_ended', holder);
  } else if (live.kind === 'transfer') {
    const others = named(rings.filter((r) => r !== live));
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
        withdrew: named(rings.filter((r) => r !== live)),
        ...contactBegins(script, known),
      },
      actor.id,
    );
  }
}

export function decline(script: Script, known: Known, actor: Actor, offer: Offer, reason?: string): void {
  if (offer.officerId !== actor.id) refuse('offer_not_found');
  if (!liveRing(script, offer)) {
    if (offer.ending === 'declined') return;
    refuse('offer_ended', holderOf(script, known));
  }
  script.add('declined', { ring: offer.id, officer: actor.id }, actor.id, reason);
  afterRings(script, known, 'declined');
}

/** The officer signs off or pauses: they are not rung any longer, and nobody waits for them. */
export function leave(script: Script, known: Known, officerId: string, why: 'off_duty' | 'paused'): void {
  const rings = script.call.rings.filter((r) => r.officerId === officerId);
  if (!rings.length) return;
  script.add('withdrawn', { rings: named(rings), why }, officerId);
  afterRings(script, known, 'off_duty');
}

/** What is past due: rings that nobody answered, a wait that is over, a deadline that was missed. */
export function lapse(script: Script, known: Known): void {
  const expired = script.call.rings.filter((r) => r.expiresAt <= script.now);
  if (expired.length) {
    script.add('lapsed', { rings: named(expired) });
    afterRings(script, known, 'lapsed');
  }
  const { state, ringing } = script.call.line;
  if (state === 'waiting' && ringing.retryAt !== null && ringing.retryAt <= script.now)
    climbAgain(script, known);
  endPause(script, known);
  entrust(script, known);
  const { line } = script.call;
  if (isOpen(line) && line.answeredAt === null && line.answerBy <= script.now)
    alert(script, known, 'answer_late');
  if (isOpen(line) && closeRuns(line) && line.closeBy <= script.now) alert(script, known, 'close_late');
  remind(script);
  remindOfHelp(script);
  remindOfFollowUps(script);
  lateReview(script);
}
