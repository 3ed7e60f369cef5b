/**
 * Whose the internal thread of a call is. Who holds it and who helps with it read and write. A coordinator of the unit
 * reads it, since they decide what becomes of the call, and writes while it is entrusted to them. Not one who declared
 * an interest, not who gave it on, and never as somebody of its community. Pure.
 */
import { helpersOf } from '../call/care/care-book.js';
import type { CallRow } from '../call/call.entity.js';
import { mayHaveInterest, relationsOf } from '../call/call-relation.js';
import { isOpen } from '../call/call-state.js';
import { visibilityOf } from '../call/call-visibility.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { isUnheldState } from '../protocol/calls/open-states.js';
import type { ThreadSide } from '../protocol/conversation/internal-thread.js';

/** Undefined: it is not theirs to read. */
export function threadSideOf(line: CallRow, actor: Actor): ThreadSide | undefined {
  if (mayHaveInterest(line, actor)) return undefined;
  const relations = relationsOf(line, actor);
  if (relations.includes('holder')) return 'holder';
  if (relations.includes('helper')) return 'helper';
  // Whoever works in its community too sits on the other side of the table.
  return relations.includes('coordination') && !visibilityOf(line, actor) ? 'coordinator' : undefined;
}

/** @throws Refusal `call_not_found` where they may not see the call, `forbidden` where they see it and not this */
export function requireThreadSide(line: CallRow, actor: Actor): ThreadSide {
  return (
    threadSideOf(line, actor) ?? refuse(relationsOf(line, actor).length ? 'forbidden' : 'call_not_found')
  );
}

/** Who writes as this; a closed call is read only. */
export const mayWriteAs = (side: ThreadSide, line: CallRow, { id }: Pick<Actor, 'id'>): boolean =>
  isOpen(line) && (side !== 'coordinator' || isEntrustedTo(line, id));

const isEntrustedTo = ({ state, ringing }: CallRow, id: string): boolean =>
  isUnheldState(state) && (ringing.entrusted ?? []).includes(id);

/** Whose pages are told at once; a coordinator who only reads looks when they want to. */
export function threadHearers(line: CallRow): { officers: string[]; coordinators: string[] } {
  const handling = [...(line.holderId === null ? [] : [line.holderId]), ...helpersOf(line)];
  const told = (ids: readonly string[]) => ids.filter((id) => !mayHaveInterest(line, { id }));
  return {
    officers: told(handling),
    coordinators: told(line.ringing.entrusted ?? []).filter((id) => isEntrustedTo(line, id)),
  };
}
