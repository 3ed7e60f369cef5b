/** Who reads what residents leave at posters: the workers of the community, the coordinators of its unit. Pure. */
import type { Actor } from '../kernel/actor.js';

type Reader = Pick<Actor, 'roles' | 'unitId' | 'communityIds'>;
type Place = { unitId: string; communityId: string };

export const coordinates = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.includes('coordinator') || roles.includes('admin');
export const worksThere = ({ roles, communityIds }: Reader, communityId: string): boolean =>
  roles.includes('worker') && communityIds.includes(communityId);
export const seesRequest = (reader: Reader, { unitId, communityId }: Place): boolean =>
  worksThere(reader, communityId) || (coordinates(reader) && reader.unitId === unitId);
