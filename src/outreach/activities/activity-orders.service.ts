/** An activity that answers an order of a talk (点单): the order follows it, and the community is told. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import { localDay } from '../../protocol/time/local-day.js';
import type { Tx } from '../../store/store.js';
import { TalkOrderNoticesService } from '../orders/talk-order-notices.service.js';
import { answerSealContext } from '../orders/talk-order.view.js';
import { findOrderOfActivity, updateOrder } from '../orders/talk-orders.repository.js';
import type { TalkOrderRow } from '../orders/talk-orders.entity.js';
import type { ActivityRow } from './activities.entity.js';
import { reasonSealContext } from './activity-views.service.js';

@Injectable()
export class ActivityOrdersService {
  constructor(
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly notices: TalkOrderNoticesService,
  ) {}

  /** Inside the write that cancels it: the order is to be planned anew, and the reason is its answer. */
  async cancelled(tx: Tx, { id, fromAt, reason }: ActivityRow, by: string): Promise<void> {
    const order = await this.followerOf(tx, id);
    if (!order) return;
    const text = this.seal.open(reasonSealContext(id), reason!);
    await this.change(tx, order, {
      decision: 'later',
      plannedDay: null,
      activityId: null,
      movedAt: null,
      answerAt: this.clock.now(),
      answerBy: by,
      answerText: this.seal.seal(answerSealContext(order.id), text),
    });
    await this.notices.orderer(tx, order, 'cancelled', by, fromAt);
    await this.notices.coordinators(tx, order, 'cancelled', by, fromAt);
  }

  /**
   * Inside the write that changes it.
   * @throws Refusal `invalid` where it would be for another community or enterprise than the one that ordered
   */
  async changed(tx: Tx, before: ActivityRow, after: ActivityRow, by: string): Promise<void> {
    const order = await this.followerOf(tx, before.id);
    if (!order) return;
    if (after.communityId !== before.communityId)
      refuse('invalid', { fields: { communityId: 'field_choice' } });
    if (after.enterpriseId !== before.enterpriseId)
      refuse('invalid', { fields: { enterpriseId: 'field_choice' } });
    const { fromAt, toAt, place } = before;
    if (after.fromAt === fromAt && after.toAt === toAt && after.place === place) return;
    await this.change(tx, order, { plannedDay: localDay(after.fromAt), movedAt: this.clock.now() });
    await this.notices.orderer(tx, order, 'moved', by, after.fromAt);
  }

  private async followerOf(tx: Tx, activityId: string): Promise<TalkOrderRow | undefined> {
    const order = await findOrderOfActivity(tx, activityId);
    return order?.state === 'answered' ? order : undefined;
  }
  private async change(tx: Tx, order: TalkOrderRow, changes: Partial<TalkOrderRow>): Promise<void> {
    if (!(await updateOrder(tx, order, changes))) refuse('stale');
  }
}
