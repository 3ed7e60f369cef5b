/** Who is rung next: climbing the frozen policy, waiting at its end, and what follows when rings end. Pure. */
import type { AlertKind } from '../../protocol/words.js';
import { ASSIGNED_RING_SECONDS, LAST_HOLDER_SECONDS } from '../../routing/escalation-policy.js';
import type { PolicyStep } from '../../protocol/policy.js';
import { recordRouting, type RoutingRecord } from '../../routing/routing-record.js';
import { isAvailable, route } from '../../routing/route.js';
import type { PassedOver } from '../../routing/candidate.js';
import { returnToWaiting, ringNextForWaitingCall } from './ring-waiting.js';
import { routingQuestion, routeToDepartment, transferStep } from './routing-question.js';
import { ringOfficers } from './ring-officers.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';

/** Goes up from this step to the first at which somebody can be rung; at the end the call waits. */
export function climbFrom(script: CallDecision, known: DecisionContext, from: number, foot = false): void {
  const { steps, retrySeconds } = script.call.line.policy;
  const q = routingQuestion(script, known, foot);
  const skipped: { step: number; passed: PassedOver }[] = [];
  const asked = () => recordRouting(q, steps);
  for (let step = Math.max(1, from); step <= steps.length; step++) {
    const policyStep = steps[step - 1] as PolicyStep;
    const found = route(policyStep, q);
    if (found.ring.length) {
      ringOfficers(script, known, found.ring, {
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
  const retryAt = script.now + retrySeconds * 1000;
  const why = known.candidates.some((c) => !c.paused) ? 'unanswered' : 'nobody_on_duty';
  const { line, rings } = script.call;
  if (line.state === 'waiting' && !rings.length && line.ringing.alerted.includes(why)) script.defer(retryAt);
  else script.add('waiting', { why, retryAt, skipped, ...(foot && { foot }), asked: asked() });
  raiseAlert(script, known, why);
  // Where everybody was rung at the end, whoever was not has become able since: they are not made to wait.
  if (steps.at(-1)?.ring === 'all') ringNextForWaitingCall(script, known);
}

/** The whole ladder once more, from its foot; what stood on the list of an outage has had its turn with it. */
export function climbAgain(script: CallDecision, known: DecisionContext): void {
  if (script.call.line.lateAt !== null) script.add('brought_back', { turn: true });
  climbFrom(script, known, 1, true);
}

/** Once a kind and round. */
export function raiseAlert(script: CallDecision, known: DecisionContext, kind: AlertKind): void {
  if (!script.call.line.ringing.alerted.includes(kind)) script.add('alerted', { id: known.newId(), kind });
}

/** The last ring has ended without an answer: what happens now follows from why it rang. */
export function afterRings(
  script: CallDecision,
  known: DecisionContext,
  why: 'declined' | 'lapsed' | 'off_duty',
): void {
  if (script.call.rings.length) return;
  const { urgency, ringing } = script.call.line;
  const { mode, step, retryAt, booked } = ringing;
  if (mode === 'transfer') return nextOfTransfer(script, known, why);
  if (mode === 'ladder') return climbFrom(script, known, step + 1);
  if (retryAt !== null) {
    // What became an emergency does not wait for the opening it was booked for.
    const danger = booked !== null && urgency === 'emergency';
    if (retryAt <= script.now || danger) return climbAgain(script, known);
    return returnToWaiting(script, known, retryAt);
  }
  climbFrom(script, known, mode === 'hand' ? step : 1);
}

/** The best-placed of the department (null: of all) who was not asked yet, or nobody. */
export function bestOfDepartment(
  script: CallDecision,
  known: DecisionContext,
  departmentId: string | null,
): { officer: string; passed: PassedOver; asked: RoutingRecord } | undefined {
  const q = routingQuestion(script, known);
  const { ring: officers, passed } = routeToDepartment(departmentId, script.call, q);
  const [officer] = officers;
  return officer === undefined
    ? undefined
    : { officer, passed, asked: recordRouting(q, [transferStep(departmentId)]) };
}

function nextOfTransfer(
  script: CallDecision,
  known: DecisionContext,
  why: 'declined' | 'lapsed' | 'off_duty',
): void {
  const { line } = script.call;
  const { departmentId = null, officerId = '' } = line.ringing.transfer ?? {};
  const next = officerId === null ? bestOfDepartment(script, known, departmentId) : undefined;
  if (!next) return script.add('kept', { holder: line.holderId!, why });
  const { officer, ...because } = next;
  ringOfficers(script, known, [officer], {
    kind: 'transfer',
    step: 1,
    seconds: ASSIGNED_RING_SECONDS,
    ...because,
  });
}

/** A reopened call rings its last holder first, if they can be rung; then the ladder. */
export function ringLastHolder(
  script: CallDecision,
  known: DecisionContext,
  lastHolder: string | null,
): void {
  const fit = isAvailable(routingQuestion(script, known)).able.some((c) => c.id === lastHolder);
  if (lastHolder && fit)
    ringOfficers(script, known, [lastHolder], { kind: 'last_holder', step: 1, seconds: LAST_HOLDER_SECONDS });
  else climbFrom(script, known, 1);
}
