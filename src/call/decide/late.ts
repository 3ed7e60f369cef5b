/**
 * After an outage: what fell due so long ago that ringing it now, with all the others, would be a burst. It
 * waits on a list that coordinators see, and is rung by their hand or when its turn has come. Pure.
 */
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { alert, climbAgain } from './ladder.js';
import { requireRelation } from '../relation.js';
import type { Known, Script } from '../script.js';
import { named } from '../state.js';

/** Sets it aside until `retryAt`. A drill that an outage cut off is over. */
export function setAside(script: Script, known: Known, retryAt: number): void {
  const { line, rings } = script.call;
  const due = line.dueAt;
  const unheld = line.state === 'ringing' || line.state === 'waiting';
  if (!unheld || line.lateAt !== null || due === null || due > script.now) return;
  if (line.drill) return script.add('cancelled', { withdrew: named(rings) });
  if (rings.length) script.add('lapsed', { rings: named(rings) });
  script.add('late_found', { due, retryAt });
  alert(script, known, 'unanswered');
}

/** A coordinator's touch: it is rung now. */
export function bringBack(script: Script, known: Known, actor: Actor): void {
  const { line } = script.call;
  requireRelation(line, actor, 'coordination');
  if (line.lateAt === null) refuse('not_late');
  script.add('brought_back', { turn: false }, actor.id);
  climbAgain(script, known);
}
