/** Who is rung next: climbing the frozen policy, waiting at its end, and being rung again from there. Pure. */
import type { AlertKind } from '../protocol/words.js';
import { HAND_SECONDS, LAST_HOLDER_SECONDS, type PolicyStep } from '../routing/policy.js';
import { able, rank, route, type Passed, type Question } from '../routing/route.js';
import type { Known, Script } from './script.js';
import type { RingKind } from './state.js';

/** One officer rung for a call that waits. */
export const AGAIN_SECONDS = 25;
const EMERGENCY_SECONDS = 60;

function question({ call, rangAtFirst }: Script, known: Known, foot = false): Question {
  const { line, rings } = call;
  const { declined, climb, rung, waited } = line.ringing;
  const now = declined.filter((d) => !foot && d.climb === climb);
  return {
    category: line.category,
    // Busy with this very call's ring, which may just have ended, hinders nobody.
    candidates: known.candidates.map((c) => (rangAtFirst.has(c.id) ? { ...c, busy: c.busy - 1 } : c)),
    liaisonId: known.liaisonId,
    declinedNow: new Set(now.map((d) => d.officer)),
    declinedBefore: new Set(declined.filter((d) => !now.includes(d)).map((d) => d.officer)),
    rung: new Set(foot ? [] : rung),
    ringing: new Set(rings.map((r) => r.officerId)),
    heldLimit: line.policy.heldLimit,
    waited,
    gateway: known.gateway,
  };
}

/** Rings these officers, all until the same instant. */
export function ring(
  script: Script,
  known: Known,
  officers: readonly string[],
  how: {
    kind: RingKind;
    step: number;
    seconds: number;
    passed?: Passed;
    skipped?: { step: number; passed: Passed }[];
    foot?: boolean;
  },
): void {
  script.add('rung', {
    kind: how.kind,
    step: how.step,
    expiresAt: script.now + how.seconds * 1000,
    rings: officers.map((officer) => ({ id: known.newId(), officer })),
    passed: how.passed ?? {},
    ...(how.skipped?.length && { skipped: how.skipped }),
    ...(how.foot && { foot: true }),
    waited: script.call.line.ringing.waited,
  });
}

/** Goes up from this step to the first at which somebody can be rung; at the end the call waits. */
export function climb(script: Script, known: Known, from: number, foot = false): void {
  const { steps, retrySeconds } = script.call.line.policy;
  const q = question(script, known, foot);
  const skipped: { step: number; passed: Passed }[] = [];
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
      });
      return;
    }
    skipped.push({ step, passed: found.passed });
  }
  const retryAt = script.now + retrySeconds * 1000;
  const why = known.candidates.some((c) => !c.paused) ? 'unanswered' : 'nobody_on_duty';
  const { line, rings } = script.call;
  if (line.state === 'waiting' && !rings.length && line.ringing.alerted.includes(why)) script.defer(retryAt);
  else script.add('waiting', { why, retryAt, skipped, ...(foot && { foot }) });
  alert(script, known, why);
}

/** The whole ladder once more, from its foot. */
export const climbAgain = (script: Script, known: Known) => climb(script, known, 1, true);

/** Once a kind and round. */
export function alert(script: Script, known: Known, kind: AlertKind): void {
  if (!script.call.line.ringing.alerted.includes(kind)) script.add('alerted', { id: known.newId(), kind });
}

/** Rings one officer for a call that waits; false where they may not be rung for it. */
export function ringAgain(script: Script, known: Known, officerId: string, justAble: boolean): boolean {
  const { line } = script.call;
  if (line.state !== 'waiting') return false;
  const q = question(script, known);
  if (!justAble && q.rung.has(officerId)) return false;
  // Becoming able after having said no: asked again only where nobody else can be.
  const forgiving: Question = {
    ...q,
    declinedNow: new Set(),
    declinedBefore: new Set([...q.declinedNow, ...q.declinedBefore]),
  };
  const found = able(justAble ? forgiving : q);
  if (!found.able.some((c) => c.id === officerId)) return false;
  ring(script, known, [officerId], {
    kind: 'again',
    step: Math.max(1, line.ringing.step),
    seconds: AGAIN_SECONDS,
    passed: found.passed,
  });
  return true;
}

/** The last ring has ended without an answer: what happens now follows from why it rang. */
export function afterRings(script: Script, known: Known, why: 'declined' | 'lapsed' | 'off_duty'): void {
  if (script.call.rings.length) return;
  const { mode, step, retryAt } = script.call.line.ringing;
  if (mode === 'transfer') return nextOfTransfer(script, known, why);
  if (mode === 'ladder') return climb(script, known, step + 1);
  if (retryAt !== null) return backToWaiting(script, known, retryAt);
  climb(script, known, mode === 'hand' ? step : 1);
}

function backToWaiting(script: Script, known: Known, retryAt: number): void {
  if (retryAt <= script.now) return climbAgain(script, known);
  const q = question(script, known);
  const [next] = rank(
    able(q).able.filter((c) => !q.rung.has(c.id)),
    q.category,
  );
  if (next)
    ring(script, known, [next.id], {
      kind: 'again',
      step: Math.max(1, script.call.line.ringing.step),
      seconds: AGAIN_SECONDS,
    });
  else script.add('waiting', { why: 'unanswered', retryAt, skipped: [] });
}

/** The best-placed of the department who was not asked yet, or nobody. */
export function bestOfDepartment(script: Script, known: Known, departmentId: string): string | undefined {
  const { line } = script.call;
  const tried = line.ringing.transfer?.tried ?? [];
  const q: Question = {
    ...question(script, known),
    declinedNow: new Set(),
    declinedBefore: new Set(),
    waited: false,
  };
  const fit = able(q).able.filter(
    (c) => c.departmentId === departmentId && c.id !== line.holderId && !tried.includes(c.id),
  );
  return rank(fit, q.category)[0]?.id;
}

function nextOfTransfer(script: Script, known: Known, why: 'declined' | 'lapsed' | 'off_duty'): void {
  const { line } = script.call;
  const departmentId = line.ringing.transfer?.departmentId;
  const next = departmentId ? bestOfDepartment(script, known, departmentId) : undefined;
  if (next) ring(script, known, [next], { kind: 'transfer', step: 1, seconds: HAND_SECONDS });
  else script.add('kept', { holder: line.holderId!, why });
}

/** A reopened call rings its last holder first, if they can be rung; then the ladder. */
export function ringLastHolder(script: Script, known: Known, lastHolder: string | null): void {
  const fit = able(question(script, known)).able.some((c) => c.id === lastHolder);
  if (lastHolder && fit)
    ring(script, known, [lastHolder], { kind: 'last_holder', step: 1, seconds: LAST_HOLDER_SECONDS });
  else climb(script, known, 1);
}

/** It became an emergency: everybody who can be is rung now, beside those who ring already. */
export function ringAllNow(script: Script, known: Known): void {
  const q = question(script, known);
  const { ring: officers, passed } = route({ ring: 'all', seconds: EMERGENCY_SECONDS }, q);
  const step = script.call.line.policy.steps.length;
  if (officers.length)
    ring(script, known, officers, { kind: 'ladder', step, seconds: EMERGENCY_SECONDS, passed });
}
