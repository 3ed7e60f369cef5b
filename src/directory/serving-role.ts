/** Whose hours somebody has. Pure. */
import type { Role } from '../protocol/codes.js';
import type { ServingRole } from '../protocol/hours.js';

/** undefined for whoever neither answers nor volunteers: they have no hours. */
export const serviceRoleOf = ({ roles }: { roles: readonly Role[] }): ServingRole | undefined =>
  roles.includes('officer') ? 'officer' : roles.includes('volunteer') ? 'volunteer' : undefined;
