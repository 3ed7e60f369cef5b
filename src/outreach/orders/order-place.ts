/** For which community an order is, and for which enterprise there. */
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Directory } from '../../directory/directory.js';
import { knowsEnterprise } from '../../enterprises/enterprise-readers.js';
import { findEnterpriseOfUnit } from '../../enterprises/enterprises.repository.js';
import type { TalkOrderPayload } from '../../protocol/outreach/talk-orders.js';
import type { Queries } from '../../store/store.js';
import { keepsTalks } from './talk-keepers.js';
import type { TalkOrderRow } from './talk-orders.entity.js';

export type OrderPlace = Pick<TalkOrderRow, 'communityId' | 'enterpriseId'>;

/**
 * Workers order for their communities and the enterprises there, coordinators for all of them, officers for enterprises.
 * @throws Refusal `not_your_community`, `talk_order_community`; `invalid` for an enterprise that is closed, or that the
 *   actor may not know, and where neither is said
 */
export async function orderPlace(
  { directory, read }: { directory: Directory; read: Queries },
  actor: Actor,
  { communityId, enterpriseId }: Pick<TalkOrderPayload, 'communityId' | 'enterpriseId'>,
): Promise<OrderPlace> {
  if (enterpriseId !== undefined) {
    const enterprise = await findEnterpriseOfUnit(read, enterpriseId, actor.unitId);
    if (enterprise?.state !== 'active' || !knowsEnterprise(actor, enterprise))
      return refuse('invalid', { fields: { enterpriseId: 'field_choice' } });
    if (communityId !== undefined && communityId !== enterprise.communityId)
      refuse('invalid', { fields: { communityId: 'field_choice' } });
    return { communityId: enterprise.communityId, enterpriseId };
  }
  if (communityId === undefined) return refuse('invalid', { fields: { communityId: 'field_required' } });
  if (directory.community(communityId)?.unitId !== actor.unitId) refuse('talk_order_community');
  if (!keepsTalks(actor) && !actor.communityIds.includes(communityId)) refuse('not_your_community');
  return { communityId, enterpriseId: null };
}
