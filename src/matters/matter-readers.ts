/** What a reader may know of a call that stands beside theirs. Pure. */
import type { Actor } from '../kernel/actor.js';
import type { CallRow } from '../call/call.entity.js';
import { mayHaveInterest, relationsOf, type CallRelation } from '../call/call-relation.js';
import { isGuarded } from '../call/call-visibility.js';

/** `words`: all of it; `row`: number, state, category, community and who holds it. */
export type BesideSight = 'words' | 'row';
/** Whose page a call is that others are shown beside. */
const READERS: readonly CallRelation[] = ['community', 'holder', 'coordination'];

export const readsBeside = (line: CallRow, actor: Actor): boolean =>
  relationsOf(line, actor).some((relation) => READERS.includes(relation)) &&
  // A coordinator who coordinates only has no interest to declare; who was recused as an officer has.
  !line.ringing.recused.includes(actor.id);

/** Undefined: nothing. A guarded call is shown beside another to nobody: it is part of no matter. */
export function sightBeside(line: CallRow, actor: Actor): BesideSight | undefined {
  if (isGuarded(line) || line.drill) return undefined;
  const relations = relationsOf(line, actor);
  if (relations.some((relation) => READERS.includes(relation)))
    return line.ringing.recused.includes(actor.id) ? undefined : 'words';
  const officer = actor.roles.includes('officer') && !actor.mustSetFactor;
  return officer && actor.unitId === line.unitId && !mayHaveInterest(line, actor) ? 'row' : undefined;
}
