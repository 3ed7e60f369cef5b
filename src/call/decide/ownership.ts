/** Calls that nobody holds: booked for the next opening, or entrusted to an owner of last resort. Pure. */
import type { Urgency } from '../../protocol/codes.js';
import type { EscalationPolicy } from '../../protocol/calls/policy.js';
import { clockOf, withDueTime } from '../clocks/call-clocks.js';
import { promisedAt } from '../call-state.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';

/** After hours, where the policy says so and there is no danger, the first ring is at the next opening; null: now. */
export const firstRingAt = (
  { book: books }: Pick<EscalationPolicy, 'book'>,
  urgency: Urgency,
  hours: DecisionContext['hours'],
): number | null => (books && urgency !== 'emergency' && !hours.open ? hours.opensAt : null);

/** Whether the first ring was booked, instead of rung. */
export function bookFirstRing(decision: CallDecision, { hours, deadlines }: DecisionContext): boolean {
  const { policy, urgency, answerBy, answeredAt } = decision.call.line;
  const at = firstRingAt(policy, urgency, hours);
  if (at === null) return false;
  // The time to answer begins with the first ring, unless it was met or lasts longer than the night anyhow.
  const answer = clockOf(decision.call.line, 'answer');
  const anew = answer && answeredAt === null && answerBy <= at;
  decision.add('booked', {
    at,
    clocks: anew ? [withDueTime(deadlines, { ...answer, from: at }, [], decision.now)] : [],
  });
  return true;
}

/** Longer without a holder than promised: it has an owner of last resort, while the rings go on. */
export function entrustToOwner(decision: CallDecision, known: DecisionContext): void {
  const { line } = decision.call;
  const promised = promisedAt(line);
  if (promised === null || promised > decision.now) return;
  const fit = known.groups.coordinators.filter((id) => !line.ringing.recused.includes(id));
  const named = (line.policy.promise?.owners ?? []).filter((id) => fit.includes(id));
  // Where nobody is named they take turns, by the instant of the call.
  const turn = fit.length ? Math.floor(line.raisedAt / 1000) % fit.length : 0;
  decision.add('entrusted', { to: named.length ? named : [...fit.slice(turn), ...fit.slice(0, turn)] });
}
