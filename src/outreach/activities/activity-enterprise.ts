/** The enterprise that an activity is for: whether it may be named, and to whom its name is shown. */
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { enterprisesById, findEnterpriseOfUnit } from '../../enterprises/enterprises.repository.js';
import type { Named } from '../../protocol/answers.js';
import type { Queries } from '../../store/store.js';
import type { ActivityRow } from './activities.entity.js';
import { isBoundToCommunities } from './activity-roles.js';

type At = Pick<ActivityRow, 'communityId' | 'enterpriseId'>;

/**
 * An activity for an enterprise is held in its community, where no other is named.
 * @param stands what need not be looked at again, where it is being changed
 * @throws Refusal `invalid` where it is none of the unit's, or closed
 */
export async function communityAt(
  from: Queries,
  unitId: string,
  { communityId, enterpriseId }: At,
  stands?: At,
): Promise<string | null> {
  if (enterpriseId === null || enterpriseId === stands?.enterpriseId) return communityId;
  const enterprise = await findEnterpriseOfUnit(from, enterpriseId, unitId);
  if (enterprise?.state !== 'active') return refuse('invalid', { fields: { enterpriseId: 'field_choice' } });
  return communityId ?? enterprise.communityId;
}

/** By id, those whose names the actor may know: workers and volunteers know their communities'. */
export async function knownEnterprises(
  from: Queries,
  actor: Actor,
  rows: readonly At[],
): Promise<Map<string, Named>> {
  const ids = rows.flatMap(({ enterpriseId }) => (enterpriseId === null ? [] : [enterpriseId]));
  const found = await enterprisesById(from, [...new Set(ids)]);
  const isBound = isBoundToCommunities(actor) || actor.roles.every((role) => role === 'volunteer');
  return new Map(
    found
      .filter(({ communityId }) => !isBound || actor.communityIds.includes(communityId))
      .map(({ id, name }) => [id, { id, name }]),
  );
}
