/** Whose an activity is to see, to run, and to be in charge of. */
import type { Actor } from '../../kernel/actor.js';
import type { Person } from '../../directory/person.js';
import type { ActivityRow } from './activities.entity.js';

type Of = Pick<ActivityRow, 'unitId' | 'communityId' | 'inCharge'>;

const RUNNERS = ['coordinator', 'admin'] as const;
export const coordinates = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  RUNNERS.some((role) => roles.includes(role));

/** A worker is in no other community's business; everybody else serves the whole unit. */
export const isBoundToCommunities = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.every((role) => role === 'worker');

export const seesActivity = (actor: Actor, { unitId, communityId }: Of): boolean =>
  unitId === actor.unitId &&
  (communityId === null || !isBoundToCommunities(actor) || actor.communityIds.includes(communityId));

/** A worker of its own community; one that is for the whole unit is nobody's in particular. */
export const worksWhereItIs = ({ roles, communityIds }: Actor, { communityId }: Of): boolean =>
  roles.includes('worker') && communityId !== null && communityIds.includes(communityId);

/** May show its code, sign for others, count, change and cancel it. */
export const runsActivity = (actor: Actor, { unitId, inCharge }: Of): boolean =>
  unitId === actor.unitId && (coordinates(actor) || inCharge.includes(actor.id));

export const canBeInCharge = (person: Person | undefined, unitId: string): boolean =>
  person?.unitId === unitId && !person.disabled && (coordinates(person) || person.roles.includes('officer'));
