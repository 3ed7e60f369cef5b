/** Where something changed, and whose pages show it. */
import type { Actor } from '../kernel/actor.js';
import type { Namespace } from '../protocol/events.js';

export interface ChangedPlaces {
  communities: Set<string>;
  units: Set<string>;
}

export const concerns = (
  { units, communities }: ChangedPlaces,
  name: Namespace,
  actor: Pick<Actor, 'unitId' | 'communityIds'>,
): boolean =>
  name === 'community' ? actor.communityIds.some((id) => communities.has(id)) : units.has(actor.unitId);
