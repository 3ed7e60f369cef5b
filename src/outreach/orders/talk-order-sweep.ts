/**
 * Tells coordinators of orders that wait for their first answer: once when it is soon due, once when it is late. And
 * what was held as an activity is held once that is over.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { MOST_A_TURN, ReminderSweep } from '../../notices/reminder-sweep.js';
import { Clock } from '../../kernel/clock.js';
import { LOGGER } from '../../kernel/logger.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Store, type Tx } from '../../store/store.js';
import { TalkOrderNoticesService } from './talk-order-notices.service.js';
import { findOrdersOver, findOrdersToRemind, holdOrder, moveReminder } from './talk-orders.repository.js';
import type { TalkOrderRow } from './talk-orders.entity.js';

@Injectable()
export class TalkOrderSweep extends ReminderSweep<TalkOrderRow> {
  protected readonly deed = 'talk-order-remind';
  protected readonly untold = 'orders that wait for an answer could not be told of and will be';
  protected readonly find = findOrdersToRemind;
  protected readonly move = moveReminder;

  constructor(
    store: Store,
    clock: Clock,
    @Inject(LOGGER) log: Logger,
    private readonly audit: AuditService,
    private readonly notices: TalkOrderNoticesService,
  ) {
    super(store, clock, log);
  }

  protected override async sweep(): Promise<void> {
    await super.sweep();
    const over = await findOrdersOver(this.store.read, this.clock.now(), MOST_A_TURN);
    await this.each(over, (order) => this.hold(order));
  }

  /** The talk has taken place when its activity is over. */
  private async hold({ id, unitId }: TalkOrderRow): Promise<void> {
    await this.store.write(
      'talk-order-over',
      async (tx) => {
        if (await holdOrder(tx, id, this.clock.now()))
          await this.audit.write(tx, { actorId: null, act: 'talk_order.held', subject: id });
      },
      { queue: `desk:${unitId}` },
    );
  }

  protected lateAt({ dueAt }: TalkOrderRow): number {
    return dueAt;
  }
  protected override queueOf({ unitId }: TalkOrderRow): string {
    return `talk-orders:${unitId}`;
  }
  protected tell(tx: Tx, order: TalkOrderRow, stage: 'near' | 'late'): Promise<unknown> {
    return this.notices.coordinators(tx, order, stage);
  }
}
