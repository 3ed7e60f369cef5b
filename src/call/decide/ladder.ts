/** Who is rung next: climbing the frozen policy, waiting at its end, and what follows when rings end. Pure. */
import type { AlertKind } from '../../protocol/words.js';
import { HAND_SECONDS, LAST_HOLDER_SECONDS } from '../../routing/policy.js';
import type { PolicyStep } from '../../protocol/policy.js';
import { keep, type Asked } from '../../routing/asked.js';
import { able, route } from '../../routing/route.js';
import type { Passed } from '../../routing/candidate.js';
import { backToWaiting, ringNext } from './again.js';
import { question, routeToDepartment, transferStep } from './question.js';
import { ring } from './ring.js';
import type { Known, Script } from '../script.js';

/** Goes up from this step to the first at which somebody can be rung; at the end the call waits. */
export function climb(script: Script, known: Known, from: number, foot = false): void {
  const { steps, retrySeconds } = script.call.line.policy;
  const q = question(script, known, foot);
  const skipped: { step: number; passed: Passed }[] = [];
  const asked = () => keep(q, steps);
  for (let step = Math.max(1, from); step <= steps.length; step++) {
    const policyStep = steps[step - 1] as PolicyStep;
    const found = route(policyStep, q);
    if (found.ring.length) {
      ring(script, known, found.ring, {
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
  alert(script, known, why);
  // Where everybody was rung at the end, whoever was not has become able since: they are not made to wait.
  if (steps.at(-1)?.ring === 'all') ringNext(script, known);
}

/** The whole ladder once more, from its foot; what stood on the list of an outage has had its turn with it. */
export function climbAgain(script: Script, known: Known): void {
  if (script.call.line.lateAt !== null) script.add('brought_back', { turn: true });
  climb(script, known, 1, true);
}

/** Once a kind and round. */
export function alert(script: Script, known: Known, kind: AlertKind): void {
  if (!script.call.line.ringing.alerted.includes(kind)) script.add('alerted', { id: known.newId(), kind });
}

/** The last ring has ended without an answer: what happens now follows from why it rang. */
export function afterRings(script: Script, known: Known, why: 'declined' | 'lapsed' | 'off_duty'): void {
  if (script.call.rings.length) return;
  const { urgency, ringing } = script.call.line;
  const { mode, step, retryAt, booked } = ringing;
  if (mode === 'transfer') return nextOfTransfer(script, known, why);
  if (mode === 'ladder') return climb(script, known, step + 1);
  if (retryAt !== null) {
    // What became an emergency does not wait for the opening it was booked for.
    const danger = booked !== null && urgency === 'emergency';
    if (retryAt <= script.now || danger) return climbAgain(script, known);
    return backToWaiting(script, known, retryAt);
  }
  climb(script, known, mode === 'hand' ? step : 1);
}

/** The best-placed of the department (null: of all) who was not asked yet, or nobody. */
export function bestOfDepartment(
  script: Script,
  known: Known,
  departmentId: string | null,
): { officer: string; passed: Passed; asked: Asked } | undefined {
  const q = question(script, known);
  const { ring: officers, passed } = routeToDepartment(departmentId, script.call, q);
  const [officer] = officers;
  return officer === undefined
    ? undefined
    : { officer, passed, asked: keep(q, [transferStep(departmentId)]) };
}

function nextOfTransfer(script: Script, known: Known, why: 'declined' | 'lapsed' | 'off_duty'): void {
  const { line } = script.call;
  const { departmentId = null, officerId = '' } = line.ringing.transfer ?? {};
  const next = officerId === null ? bestOfDepartment(script, known, departmentId) : undefined;
  if (!next) return script.add('kept', { holder: line.holderId!, why });
  const { officer, ...because } = next;
  ring(script, known, [officer], { kind: 'transfer', step: 1, seconds: HAND_SECONDS, ...because });
}

/** A reopened call rings its last holder first, if they can be rung; then the ladder. */
export function ringLastHolder(script: Script, known: Known, lastHolder: string | null): void {
  const fit = able(question(script, known)).able.some((c) => c.id === lastHolder);
  if (lastHolder && fit)
    ring(script, known, [lastHolder], { kind: 'last_holder', step: 1, seconds: LAST_HOLDER_SECONDS });
  else climb(script, known, 1);
}
