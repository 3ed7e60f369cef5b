/** Who hands a petition to a colleague, and asks agencies beside it. Pure. */
import type { Actor } from '../kernel/actor.js';
import type { PetitionRow } from './petitions.entity.js';

const COORDINATES = ['coordinator', 'admin'] as const;

/** Whoever is in charge, and coordinators. */
export const carriesPetition = (
  { id, roles }: Pick<Actor, 'id' | 'roles'>,
  { inChargeId }: Pick<PetitionRow, 'inChargeId'>,
): boolean => id === inChargeId || COORDINATES.some((role) => roles.includes(role));
