/** Whose a lead's words are, and who carries it on. Pure. */
import type { Actor } from '../../kernel/actor.js';
import type { CallRow } from '../../call/call.entity.js';
import { mayHaveInterest, relationsOf } from '../../call/call-relation.js';
import { isGuarded } from '../../call/call-visibility.js';
import type { Directory } from '../../directory/directory.js';
import type { LeadRow } from './rows/leads.entity.js';

const COORDINATES = ['coordinator', 'admin'] as const;

/**
 * Of a lead from a guarded call colleagues see that there is one; whoever declared an interest in the call, as of its
 * words.
 * @param line the call that it came from, where it came from one
 */
export function readsLead(
  actor: Actor,
  { madeBy, inCharge }: Pick<LeadRow, 'madeBy' | 'inCharge'>,
  line: CallRow | undefined,
): boolean {
  if (!line) return true;
  if (line.ringing.recused.includes(actor.id)) return false;
  if (madeBy === actor.id || inCharge === actor.id) return true;
  return !mayHaveInterest(line, actor) && (!isGuarded(line) || relationsOf(line, actor).length > 0);
}

/** Whoever is in charge or made it, their department, and coordinators. */
export function carriesLead(
  directory: Pick<Directory, 'person'>,
  { id, roles, departmentId }: Actor,
  { madeBy, inCharge }: Pick<LeadRow, 'madeBy' | 'inCharge'>,
): boolean {
  if (id === madeBy || id === inCharge || COORDINATES.some((role) => roles.includes(role))) return true;
  return departmentId !== null && directory.person(inCharge)?.departmentId === departmentId;
}
