/** A person as they are named to others: with their title, and without a name where nobody knows them any more. */
import type { Holder } from '../protocol/answers.js';
import type { Directory } from './directory.js';

export const holderOf = (directory: Pick<Directory, 'person'>, id: string): Holder => {
  const person = directory.person(id);
  return { id, name: person?.name ?? '', ...(person?.title && { title: person.title }) };
};

/** Not somebody who left the unit, gave up the role or was shut out. */
export const isOfficerOf = (directory: Pick<Directory, 'person'>, unitId: string, id: string): boolean => {
  const person = directory.person(id);
  return person?.unitId === unitId && person.roles.includes('officer') && !person.disabled;
};

/** Officers, coordinators and administrators of the unit who are not shut out. */
export const isStaffOf = (directory: Pick<Directory, 'person'>, unitId: string, id: string): boolean => {
  const person = directory.person(id);
  const staff = person?.roles.some(
    (role) => role === 'officer' || role === 'coordinator' || role === 'admin',
  );
  return person?.unitId === unitId && staff === true && !person.disabled;
};
