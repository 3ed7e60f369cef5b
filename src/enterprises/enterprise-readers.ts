/** Who may know an enterprise: staff those of the unit, workers those of their communities. Pure. */
import type { Actor } from '../kernel/actor.js';

const STAFF: readonly string[] = ['officer', 'coordinator', 'admin'];

export const knowsAllEnterprises = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some((role) => STAFF.includes(role));

export const knowsEnterprise = (
  actor: Pick<Actor, 'roles' | 'communityIds'>,
  { communityId }: { communityId: string },
): boolean => knowsAllEnterprises(actor) || actor.communityIds.includes(communityId);
