/** Whose a lead for supervision is to read. Pure. */
import type { CallRow } from '../call/call.entity.js';
import type { Person } from '../directory/person.js';
import { readsWordsOf } from '../agencies/readable-words.js';
import type { Actor } from '../kernel/actor.js';
import type { SupervisionLeadRow } from './supervision.entity.js';

const STAFF: readonly string[] = ['officer', 'coordinator', 'admin'];
export const isStaff = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some((role) => STAFF.includes(role));

/**
 * Who handed it in reads their own words. Of a minor they are for those who are trained for it, and for whoever keeps
 * the unit's work together; of a call that is guarded, or from which the reader is recused, as the call says.
 */
export function readsLead(
  row: Pick<SupervisionLeadRow, 'kind' | 'handedInBy'>,
  line: CallRow | undefined,
  actor: Actor,
  person: Pick<Person, 'skills'> | undefined,
): boolean {
  if (row.handedInBy === actor.id) return true;
  if (!isStaff(actor) || !readsWordsOf(line, actor)) return false;
  const coordinates = actor.roles.includes('coordinator') || actor.roles.includes('admin');
  return row.kind !== 'minors' || coordinates || (person?.skills.includes('minors') ?? false);
}
