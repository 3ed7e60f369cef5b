/** Who reviews what is given back: whom the unit has named, as long as they may. */
import type { Directory } from './directory.js';

export function mayReview(directory: Pick<Directory, 'person'>, unitId: string, id: string): boolean {
  const person = directory.person(id);
  const steers = person?.roles.some((role) => role === 'coordinator' || role === 'admin') ?? false;
  return steers && person?.unitId === unitId && !person.disabled;
}

/** Null: any coordinator, since nobody is named, or whoever was has left. */
export function reviewerOf(directory: Pick<Directory, 'person' | 'settings'>, unitId: string): string | null {
  const { reviewerId } = directory.settings(unitId);
  return mayReview(directory, unitId, reviewerId) ? reviewerId : null;
}
