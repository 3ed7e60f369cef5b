/**
 * Whose words of something that came of a call are this reader's: nobody's who is recused from the call, and those of
 * a guarded matter only for who reads the call itself. Pure.
 */
import type { CallRow } from '../call/call.entity.js';
import { mayHaveInterest, relationsOf } from '../call/call-relation.js';
import { isGuarded } from '../call/call-visibility.js';
import type { Actor } from '../kernel/actor.js';

const READS: readonly string[] = ['holder', 'helper', 'coordination'];

/** @param line absent: it came of no call */
export function readsWordsOf(line: CallRow | undefined, actor: Actor): boolean {
  if (!line) return true;
  if (mayHaveInterest(line, actor)) return false;
  return !isGuarded(line) || relationsOf(line, actor).some((relation) => READS.includes(relation));
}
