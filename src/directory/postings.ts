/** Where an officer is posted as liaison (派驻副书记) at an instant. */
import type { Directory } from './directory.js';
import type { CommunityRow } from './places.entity.js';

export const communitiesPostedTo = (
  directory: Pick<Directory, 'communitiesOf' | 'liaisonOf'>,
  { id, unitId }: { id: string; unitId: string },
  at: number,
): CommunityRow[] =>
  directory.communitiesOf(unitId).filter((community) => directory.liaisonOf(community.id, at) === id);
