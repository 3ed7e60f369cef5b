/** One officer at a time for a call that waits, until the whole ladder is climbed again. Pure. */
import { keep } from '../../routing/asked.js';
import { route, routeTo } from '../../routing/route.js';
import { forgiving, question } from './question.js';
import { ring } from './ring.js';
import type { Known, Script } from '../script.js';

/** One officer rung for a call that waits. */
export const AGAIN_SECONDS = 25;

/** Rings one officer for a call that waits; false where they may not be rung for it. */
export function ringAgain(script: Script, known: Known, officerId: string, justAble: boolean): boolean {
  const { line } = script.call;
  if (line.state !== 'waiting') return false;
  const q = question(script, known);
  // What is booked for the opening rings only who comes before it.
  if (!justAble && (line.ringing.booked !== null || q.rung.has(officerId))) return false;
  const found = routeTo([officerId], justAble ? forgiving(q) : q);
  if (!found.ring.length) return false;
  ring(script, known, found.ring, {
    kind: 'again',
    step: Math.max(1, line.ringing.step),
    seconds: AGAIN_SECONDS,
    passed: found.passed,
    asked: { ...keep(q, []), to: justAble ? 'free' : 'next' },
  });
  return true;
}

/** The ring of a waiting call ended: the next who can be, or waiting on until `retryAt`. */
export function backToWaiting(script: Script, known: Known, retryAt: number): void {
  if (script.call.line.ringing.booked !== null || !ringNext(script, known))
    script.add('waiting', { why: 'unanswered', retryAt, skipped: [] });
}

/** Rings the best-placed who was not rung in this climb; false where there is nobody. */
export function ringNext(script: Script, known: Known): boolean {
  const q = question(script, known);
  const found = route({ ring: 'best', seconds: AGAIN_SECONDS }, q);
  if (!found.ring.length) return false;
  ring(script, known, found.ring, {
    kind: 'again',
    step: Math.max(1, script.call.line.ringing.step),
    seconds: AGAIN_SECONDS,
    passed: found.passed,
    asked: keep(q, []),
  });
  return true;
}
