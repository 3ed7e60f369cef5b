/** A person as they are named to others: with their title, and without a name where nobody knows them any more. */
import type { Holder } from '../protocol/shapes.js';
import type { Directory } from './directory.js';

export const holderOf = (directory: Pick<Directory, 'person'>, id: string): Holder => {
  const person = directory.person(id);
  return { id, name: person?.name ?? '', ...(person?.title && { title: person.title }) };
};
