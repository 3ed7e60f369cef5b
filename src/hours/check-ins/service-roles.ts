/** Whose hours they are, where they serve, and who may be in charge of it. Pure but for the directory asked. */
import type { Actor } from '../../kernel/actor.js';
import type { Directory } from '../../directory/directory.js';
import type { Person } from '../../directory/person.js';
import { holderOf } from '../../directory/holder.js';
import type { ServingRole } from '../../protocol/hours.js';
import type { Holder } from '../../protocol/answers.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { serviceRoleOf } from '../../directory/serving-role.js';

/** @throws Refusal `no_hours` for whoever neither answers nor volunteers */
export const requireServiceRole = (person: Pick<Person, 'roles'>): ServingRole =>
  serviceRoleOf(person) ?? refuse('no_hours');

/** A volunteer serves in their own communities, an officer in any of the unit. */
export function canServeIn(directory: Directory, actor: Actor, communityId: string): boolean {
  if (directory.community(communityId)?.unitId !== actor.unitId) return false;
  return serviceRoleOf(actor) === 'officer' || actor.communityIds.includes(communityId);
}

/** Of the unit: its officers and coordinators, and the workers of one's own communities; nobody of oneself. */
export function canBeInCharge(actor: Actor, person: Person): boolean {
  if (person.unitId !== actor.unitId || person.disabled || person.id === actor.id) return false;
  if (person.roles.some((role) => role === 'officer' || role === 'coordinator')) return true;
  return person.roles.includes('worker') && person.communityIds.some((c) => actor.communityIds.includes(c));
}

export function peopleInChargeFor(directory: Directory, actor: Actor): Holder[] {
  return directory
    .peopleOf(actor.unitId)
    .filter((person) => canBeInCharge(actor, person))
    .map(({ id }) => holderOf(directory, id));
}
