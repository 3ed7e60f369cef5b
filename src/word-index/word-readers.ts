/** Which words of a call its reader may find: those that its page shows them. Pure. */
import type { CallRow } from '../call/call.entity.js';
import { hasHandled, mayHaveInterest, relationsOf, type CallRelation } from '../call/call-relation.js';
import { isGuarded } from '../call/call-visibility.js';
import { showsFact, showsWords } from '../call/fact-effects.js';
import type { Actor } from '../kernel/actor.js';
import type { SaidWords } from './call-words.query.js';

const OF_SUMMARY: readonly CallRelation[] = ['holder', 'helper', 'coordination', 'community'];
const OF_MESSAGES: readonly CallRelation[] = ['holder', 'helper', 'community'];
const OF_JOURNAL: readonly CallRelation[] = ['holder', 'coordination', 'community'];

/** No guarded call, no drill, and none that somebody declared an interest in. */
export function findableFor(line: CallRow, actor: Actor): CallRelation[] {
  if (isGuarded(line) || line.drill !== null || mayHaveInterest(line, actor)) return [];
  return relationsOf(line, actor).filter((relation) => OF_SUMMARY.includes(relation));
}

/** Whoever handled it never learns how it was answered or rated, whatever else they are to it. */
const OF_THE_ANSWER: readonly SaidWords['in'][] = ['rated', 'resident_answered'];

export function readsWords(
  line: Pick<CallRow, 'holderId' | 'ringing'>,
  actor: Actor,
  relations: readonly CallRelation[],
): (words: SaidWords) => boolean {
  const handled = hasHandled(line, actor.id);
  return ({ in: place }) => {
    if (place === 'summary') return relations.some((relation) => OF_SUMMARY.includes(relation));
    if (place === 'message') return relations.some((relation) => OF_MESSAGES.includes(relation));
    if (handled && OF_THE_ANSWER.includes(place)) return false;
    if (place === 'resident_answered') return relations.includes('coordination');
    return relations.some(
      (relation) =>
        OF_JOURNAL.includes(relation) && showsFact(place, relation) && showsWords(place, relation),
    );
  };
}
