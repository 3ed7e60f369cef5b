/** Who is rung next: climbing the frozen policy, waiting at its end, and what follows when rings end. Pure. */
import type { AlertKind } from '../../protocol/codes.js';
import { ASSIGNED_RING_SECONDS, LAST_HOLDER_SECONDS } from '../../routing/escalation-policy.js';
import type { PolicyStep } from '../../protocol/calls/policy.js';
import { recordRouting, type RoutingRecord } from '../../routing/routing-record.js';
import { whoCanBeRung, route } from '../../routing/route.js';
import type { PassedOver } from '../../protocol/calls/policy.js';
import { clocksWithoutAnswer } from '../clocks/call-clocks.js';
import { bookFirstRing } from './ownership.js';
import { returnToWaiting, ringNextForWaitingCall } from './ring-waiting.js';
import { routingQuestion, routeToDepartment, transferStep } from './routing-question.js';
import { ringOfficers } from './ring-officers.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';

/** Goes up from this step to the first at which somebody can be rung; at the end the call waits. */
export function climbFrom(decision: CallDecision, known: DecisionContext, from: number, foot = false): void {
  const { steps, retrySeconds } = decision.call.line.policy;
  const q = routingQuestion(decision, known, foot);
  const skipped: { step: number; passed: PassedOver }[] = [];
  const asked = () => recordRouting(q, steps);
  for (let step = Math.max(1, from); step <= steps.length; step++) {
    const policyStep = steps[step - 1] as PolicyStep;
    const found = route(policyStep, q);
    if (found.ring.length) {
      ringOfficers(decision, known, found.ring, {
        kind: 'ladder',
        step,
        seconds: policyStep.seconds,
        passed: found.passed,
        skipped,
        foot,
        asked: asked(),
      });
      return;
    }
    skipped.push({ step, passed: found.passed });
  }
  const retryAt = decision.now + retrySeconds * 1000;
  const why = known.candidates.some((c) => !c.paused) ? 'unanswered' : 'nobody_on_duty';
  const { line, rings } = decision.call;
  if (line.state === 'waiting' && !rings.length && line.ringing.alerted.includes(why))
    decision.defer(retryAt);
  else decision.add('waiting', { why, retryAt, skipped, ...(foot && { foot }), asked: asked() });
  raiseAlert(decision, known, why);
  // Where everybody was rung at the end, whoever was not has become able since: they are not made to wait.
  if (steps.at(-1)?.ring === 'all') ringNextForWaitingCall(decision, known);
}

/** The whole ladder once more, from its foot; what stood on the list of an outage has had its turn with it. */
export function climbAgain(decision: CallDecision, known: DecisionContext): void {
  if (decision.call.line.lateAt !== null) decision.add('brought_back', { turn: true });
  climbFrom(decision, known, 1, true);
}

/** Once a kind and round. */
export function raiseAlert(decision: CallDecision, known: DecisionContext, kind: AlertKind): void {
  if (!decision.call.line.ringing.alerted.includes(kind))
    decision.add('alerted', { id: known.newId(), kind });
}

/** The last ring has ended without an answer: what happens now follows from why it rang. */
export function afterRings(
  decision: CallDecision,
  known: DecisionContext,
  why: 'declined' | 'lapsed' | 'off_duty',
): void {
  if (decision.call.rings.length) return;
  const { urgency, ringing } = decision.call.line;
  const { mode, step, retryAt, booked } = ringing;
  if (mode === 'transfer') return nextOfTransfer(decision, known, why);
  if (mode === 'ladder') return climbFrom(decision, known, step + 1);
  if (retryAt !== null) {
    // What became an emergency does not wait for the opening it was booked for.
    const danger = booked !== null && urgency === 'emergency';
    if (retryAt <= decision.now || danger) return climbAgain(decision, known);
    return returnToWaiting(decision, known, retryAt);
  }
  climbFrom(decision, known, mode === 'hand' ? step : 1);
}

/** The best-placed of the department (null: of all) who was not asked yet, or nobody. */
export function bestOfDepartment(
  decision: CallDecision,
  known: DecisionContext,
  departmentId: string | null,
): { officer: string; passed: PassedOver; asked: RoutingRecord } | undefined {
  const q = routingQuestion(decision, known);
  const { ring: officers, passed } = routeToDepartment(departmentId, decision.call, q);
  const [officer] = officers;
  return officer === undefined
    ? undefined
    : { officer, passed, asked: recordRouting(q, [transferStep(departmentId)]) };
}

function nextOfTransfer(
  decision: CallDecision,
  known: DecisionContext,
  why: 'declined' | 'lapsed' | 'off_duty',
): void {
  const { line } = decision.call;
  const { departmentId = null, officerId = '' } = line.ringing.transfer ?? {};
  const next = officerId === null ? bestOfDepartment(decision, known, departmentId) : undefined;
  if (!next) return decision.add('kept', { holder: line.holderId!, why });
  const { officer, ...because } = next;
  ringOfficers(decision, known, [officer], {
    kind: 'transfer',
    step: 1,
    seconds: ASSIGNED_RING_SECONDS,
    ...because,
  });
}

/** A reopened call rings its last holder first, if they can be rung; then the ladder. */
function ringLastHolder(decision: CallDecision, known: DecisionContext, lastHolder: string | null): void {
  const fit = whoCanBeRung(routingQuestion(decision, known)).able.some((c) => c.id === lastHolder);
  if (lastHolder && fit)
    ringOfficers(decision, known, [lastHolder], {
      kind: 'last_holder',
      step: 1,
      seconds: LAST_HOLDER_SECONDS,
    });
  else climbFrom(decision, known, 1);
}

/**
 * A closed call goes on: its clocks begin anew, and its last holder is rung first.
 * @param by null: who was helped said that it is not solved
 */
export function openAgain(
  decision: CallDecision,
  known: DecisionContext,
  { by, reason }: { by: string | null; reason?: string },
): void {
  const { line } = decision.call;
  const { lastHolder } = line.ringing;
  const clocks = clocksWithoutAnswer(known.deadlines, line.urgency, line.category, decision.now);
  const closeBy = clocks.find((c) => c.kind === 'close')!.due!;
  const resident = by === null && { resident: true as const };
  decision.add('reopened', { closeBy, lastHolder, clocks, ...resident }, by, reason);
  if (!bookFirstRing(decision, known)) ringLastHolder(decision, known, lastHolder);
}
