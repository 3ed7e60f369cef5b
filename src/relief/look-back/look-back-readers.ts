/** Whose a hit is: whoever may read the call that it speaks of, and nobody who declared an interest in it. Pure. */
import type { CallRow } from '../../call/call.entity.js';
import { mayHaveInterest, relationsOf } from '../../call/call-relation.js';
import type { Actor } from '../../kernel/actor.js';

const READERS: readonly string[] = ['coordination', 'holder', 'helper'];

export const readsCall = (line: CallRow, actor: Actor): boolean =>
  !mayHaveInterest(line, actor) && relationsOf(line, actor).some((relation) => READERS.includes(relation));
