/**
 * Delivers notices, on a clock of its own and never on the path of a ring. A row is claimed by a
 * conditional update that moves it on by a lease, so that two nodes do not send the same notice, and
 * one that died in between is tried again when the lease is over.
 */
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, type Timer } from '../kernel/clock.js';
import { Store } from '../store/store.js';
import { NoticeDeliveryService, type DeliveryResult } from './notice-delivery.service.js';
import type { NoticeRow } from '../notice/notice.entity.js';
import { findNoticesDue, updateNotice } from './notices.repository.js';

const POLL = 500;
/** Longer than a send can take. */
const LEASE = 10_000;
const AT_ONCE = 50;
const AFTER_FAULT = 5000;

@Injectable()
export class NoticeWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: Timer | undefined;
  private readonly underWay = new Set<Promise<void>>();
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private onDelivered: ((notice: NoticeRow, at: number) => Promise<void>) | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly delivery: NoticeDeliveryService,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = this.clock.every(POLL, () => this.wake());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.timer?.cancel();
    await this.idle();
  }

  /** The ring went out by another way than the page, for the first time. */
  whenDelivered(told: (notice: NoticeRow, at: number) => Promise<void>): void {
    this.onDelivered = told;
  }

  /** Claims what is due now; answers once it is claimed, not once it is sent. Never throws. */
  async wake(): Promise<void> {
    this.lookAgain = true;
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    await this.looking;
  }

  /** Waits until nothing is being sent. */
  async idle(): Promise<void> {
    await this.looking;
    while (this.underWay.size) await Promise.all(this.underWay);
  }

  private async look(): Promise<void> {
    while (this.lookAgain) {
      this.lookAgain = false;
      // A database that cannot be asked now is asked again at the next poll.
      const claimed = await this.claim().catch(() => []);
      for (const notice of claimed) {
        const delivery = this.deliver(notice)
          .catch(() => undefined)
          .finally(() => this.underWay.delete(delivery));
        this.underWay.add(delivery);
      }
    }
  }

  private async claim(): Promise<NoticeRow[]> {
    const now = this.clock.now();
    const due = await findNoticesDue(this.store.read, now, AT_ONCE - this.underWay.size);
    if (!due.length) return [];
    return this.store.write('notice:claim', async (tx) => {
      const claimed: NoticeRow[] = [];
      for (const row of due) {
        const mine = { ...row, attempts: row.attempts + 1, dueAt: now + LEASE };
        const { attempts, dueAt } = mine;
        if (await updateNotice(tx, row, { attempts, dueAt })) claimed.push(mine);
      }
      return claimed;
    });
  }

  private async deliver(notice: NoticeRow): Promise<void> {
    const result = await this.delivery
      .carry(notice)
      .catch((): DeliveryResult => ({ failure: 'internal', dueAt: this.clock.now() + AFTER_FAULT }));
    await this.settle(notice, result);
    if (notice.kind === 'ring' && result.deliveredAt != null && notice.deliveredAt === null)
      await this.onDelivered?.(notice, result.deliveredAt);
    // What goes by the next channel at once does not wait for the poll.
    if (result.dueAt != null && result.dueAt <= this.clock.now()) await this.wake();
  }

  /** Only while the lease is ours: after it another node may have taken the row over. */
  private async settle(notice: NoticeRow, result: DeliveryResult): Promise<void> {
    await this.store.write('notice:settle', (tx) => updateNotice(tx, notice, result));
  }
}
