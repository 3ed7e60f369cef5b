/** A person as they are named to others: with their title, and without a name where nobody knows them any more. */
import type { Holder } from '../protocol/answers.js';
import type { Directory } from './directory.js';

export const holderOf = (directory: Pick<Directory, 'person'>, id: string): Holder => {
  const person = directory.person(id);
  return { id, name: person?.name ?? '', ...(person?.title && { title: person.title }) };
};

/** Still in the unit, and not shut out. */
export const isHere = (directory: Pick<Directory, 'person'>, unitId: string, id: string): boolean => {
  const person = directory.person(id);
  return person?.unitId === unitId && !person.disabled;
};

/** Those of them who are still here; where nobody is, who coordinates. */
export function hereOrCoordinators(
  directory: Pick<Directory, 'person' | 'coordinatorsOrAdminsOf'>,
  unitId: string,
  ids: readonly string[],
): readonly string[] {
  const here = [...new Set(ids)].filter((id) => isHere(directory, unitId, id));
  return here.length ? here : directory.coordinatorsOrAdminsOf(unitId);
}

/** Not somebody who left the unit, gave up the role or was shut out. */
export const isOfficerOf = (directory: Pick<Directory, 'person'>, unitId: string, id: string): boolean =>
  isHere(directory, unitId, id) && directory.person(id)!.roles.includes('officer');

/** Officers, coordinators and administrators of the unit who are not shut out. */
export const isStaffOf = (directory: Pick<Directory, 'person'>, unitId: string, id: string): boolean =>
  isHere(directory, unitId, id) &&
  directory
    .person(id)!
    .roles.some((role) => role === 'officer' || role === 'coordinator' || role === 'admin');
