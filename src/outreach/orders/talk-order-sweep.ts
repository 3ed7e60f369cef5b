/**
 * Tells coordinators of orders that wait for their first answer: once when it is soon due, once when it is late. Each
 * row says when it is spoken of next, so a restart loses none, and another node tells none twice. And what was held as
 * an activity is held once that is over.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../kernel/clock.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { LOGGER } from '../../kernel/logger.js';
import { MINUTE } from '../../protocol/time/durations.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Store } from '../../store/store.js';
import { TalkOrderNoticesService } from './talk-order-notices.service.js';
import { findOrdersOver, findOrdersToRemind, holdOrder, moveReminder } from './talk-orders.repository.js';
import type { TalkOrderRow } from './talk-orders.entity.js';

const TICK_MILLISECONDS = MINUTE;
/** At a turn; the rest at the next. */
const MOST = 100;

@Injectable()
export class TalkOrderSweep extends Sweep {
  protected readonly every = TICK_MILLISECONDS;

  constructor(
    private readonly store: Store,
    clock: Clock,
    private readonly audit: AuditService,
    private readonly notices: TalkOrderNoticesService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  protected async sweep(): Promise<void> {
    const due = await findOrdersToRemind(this.store.read, this.clock.now(), MOST);
    await this.each(due, (order) => this.remind(order));
    await this.each(await findOrdersOver(this.store.read, this.clock.now(), MOST), (order) =>
      this.hold(order),
    );
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, 'orders that wait for an answer could not be told of and will be');
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

  /** What was slept through is said once. */
  private async remind(order: TalkOrderRow): Promise<void> {
    const late = this.clock.now() >= order.dueAt;
    await this.store.write(
      'talk-order-remind',
      async (tx) => {
        if (await moveReminder(tx, order, late ? null : order.dueAt))
          await this.notices.coordinators(tx, order, late ? 'late' : 'near');
      },
      { queue: `talk-orders:${order.unitId}` },
    );
  }
}
