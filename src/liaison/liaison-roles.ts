/** Who may do what in a community: its liaison officer, its workers, the unit's coordinators. */
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Directory } from '../directory/directory.js';

type Place = Pick<Actor, 'id' | 'roles' | 'unitId' | 'communityIds'>;

export const isPosted = (directory: Directory, { id }: Place, communityId: string, now: number): boolean =>
  directory.liaisonOf(communityId, now) === id;
export const coordinates = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.includes('coordinator') || roles.includes('admin');

/** @throws Refusal `not_found` for a community of another unit */
export function requireOwnUnit(directory: Directory, actor: Place, communityId: string): void {
  if (directory.community(communityId)?.unitId !== actor.unitId) refuse('not_found');
}
/** @throws Refusal `not_found`, `not_posted` */
export function requirePosted(directory: Directory, actor: Place, communityId: string, now: number): void {
  requireOwnUnit(directory, actor, communityId);
  if (!isPosted(directory, actor, communityId, now)) refuse('not_posted');
}

/** They know the community's business: its liaison officer, a worker of it, a coordinator of the unit. */
export function knowsCommunity(
  directory: Directory,
  actor: Place,
  communityId: string,
  now: number,
): boolean {
  if (directory.community(communityId)?.unitId !== actor.unitId) return false;
  if (coordinates(actor) || isPosted(directory, actor, communityId, now)) return true;
  return actor.roles.includes('worker') && actor.communityIds.includes(communityId);
}
/** @throws Refusal `not_found` for a community of another unit; `not_posted` for an officer, `forbidden` for a worker of elsewhere */
export function requireKnown(directory: Directory, actor: Place, communityId: string, now: number): void {
  requireOwnUnit(directory, actor, communityId);
  if (!knowsCommunity(directory, actor, communityId, now))
    refuse(actor.roles.includes('officer') ? 'not_posted' : 'forbidden');
}

/** What was promised is kept by who is posted there; while nobody is, by who promised it. */
export const keepsPromise = (
  directory: Directory,
  actor: Place,
  { communityId, promisedBy }: { communityId: string; promisedBy: string },
  now: number,
): boolean => (directory.liaisonOf(communityId, now) ?? promisedBy) === actor.id;
