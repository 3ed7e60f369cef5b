/** A ring has arrived: at a device, before its officer's eyes or ears, or by another channel. Its time counts from then. */
import { Injectable } from '@nestjs/common';
import { extendLateRing, LATE_ARRIVAL_MILLISECONDS } from '../call/decide/late-arrival.js';
import { DeskService } from '../desk/desk.service.js';
import { findOffer, isDrill, markOfferReceived } from '../desk/journal/offer.repository.js';
import type { OfferRow } from '../call/call.entity.js';
import { NoticeWorker } from '../notices/notice-worker.js';
import type { NoticeRow } from '../notice/notice.entity.js';
import type { CommandActor } from '../kernel/actor.js';
import type { ShownPayload } from '../protocol/events/offer-payloads.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { RingDeliveryLog } from '../desk/journal/ring-delivery-log.js';
import { Store } from '../store/store.js';
import { Clock } from '../kernel/clock.js';
import { Meters } from '../kernel/meters/meters.js';
import { currentOperation } from '../kernel/trace/operation.js';

@Injectable()
export class RingArrivalService {
  constructor(
    private readonly desk: DeskService,
    private readonly deliveries: RingDeliveryLog,
    worker: NoticeWorker,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly meters: Meters,
  ) {
    worker.whenDelivered((notice, at) => this.byNotice(notice, at));
  }

  /**
   * The ring reached this device. Nobody is told of it, unless it came late.
   * @throws Refusal `offer_not_found`
   */
  async received(asker: CommandActor, offerId: string): Promise<void> {
    const offer = await this.own(asker, offerId);
    const { clock, store } = this;
    const now = clock.now();
    this.deliveries.note(offerId, 'page', asker.sessionId, { receivedAt: now });
    if (offer.receivedAt !== null) return;
    const first = await store.write('received', (tx) => markOfferReceived(tx, offerId, now));
    if (first) this.count(offer, now, (seconds) => this.meters.rings.ringReceived(seconds));
    if (offer.endedAt === null && now - offer.rungAt > LATE_ARRIVAL_MILLISECONDS)
      await this.prolong(asker.unitId, offer, 'page');
  }

  /** @throws Refusal `offer_not_found` */
  async shown(asker: CommandActor, { offerId, how }: ShownPayload): Promise<void> {
    const offer = await this.own(asker, offerId);
    const now = this.clock.now();
    this.count(offer, now, (seconds) => this.meters.rings.ringShown(how, seconds));
    this.deliveries.note(offerId, 'page', asker.sessionId, {
      ...(how !== 'silent' && { shownAt: now }),
      shownHow: how,
    });
  }

  /** Drills are in no figure. Nobody waits for it. */
  private count({ callId, rungAt }: OfferRow, now: number, note: (seconds: number) => void): void {
    void isDrill(this.store.read, callId).then(
      (drill) => drill || note((now - rungAt) / 1000),
      () => undefined,
    );
  }

  private async byNotice({ offerId, unitId, personId }: NoticeRow, at: number): Promise<void> {
    const offer = offerId === null ? undefined : await findOffer(this.store.read, offerId);
    if (
      offer?.officerId === personId &&
      offer.endedAt === null &&
      at - offer.rungAt > LATE_ARRIVAL_MILLISECONDS
    )
      await this.prolong(unitId, offer, 'notice');
  }

  private async prolong(unitId: string, offer: OfferRow, by: 'page' | 'notice'): Promise<void> {
    await this.desk.command('arrived', unitId, null, offer.callId, (decision) =>
      extendLateRing(decision, offer.id, by),
    );
  }

  private async own(asker: CommandActor, offerId: string): Promise<OfferRow> {
    const offer = await findOffer(this.store.read, offerId);
    if (offer?.officerId !== asker.id) return refuse('offer_not_found');
    currentOperation()?.concerns(offer.callId);
    return offer;
  }
}
