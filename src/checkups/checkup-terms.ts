/** When a check-up may be, and who takes part: what is arranged and what is changed is held to the same. */
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { furthestAhead } from '../kernel/time/day-ahead.js';
import type { Directory } from '../directory/directory.js';
import { isOfficerOf } from '../directory/holder.js';

/** Instants in milliseconds since 1970. */
export interface CheckupTerms {
  invitedBy: string;
  invitedAt: number;
  at: number;
  place: string;
  officers: readonly string[];
}

/**
 * Each once, in the order given.
 * @throws Refusal `invalid` without any, or with somebody who is no officer of the unit
 */
export function requireOfficers(
  directory: Pick<Directory, 'person'>,
  { unitId }: Pick<Actor, 'unitId'>,
  given: readonly string[],
): string[] {
  const officers = [...new Set(given)];
  if (!officers.length || !officers.every((id) => isOfficerOf(directory, unitId, id)))
    refuse('invalid', { fields: { officers: 'field_officers' } });
  return officers;
}

/**
 * Nobody is visited before they have invited, and nothing is arranged further ahead than a year.
 * @throws Refusal `invalid`
 */
export function requireTimes({ invitedAt, at }: Pick<CheckupTerms, 'invitedAt' | 'at'>, now: number): void {
  if (invitedAt > now) refuse('invalid', { fields: { invitedAt: 'field_not_yet' } });
  if (at < invitedAt) refuse('invalid', { fields: { at: 'field_after_invitation' } });
  if (at > furthestAhead(now)) refuse('invalid', { fields: { at: 'field_beyond_year' } });
}
