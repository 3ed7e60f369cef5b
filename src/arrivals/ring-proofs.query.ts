/** What is known of each ring of a call: to whom, on what, how far it came. For coordinators, and officers' own rings. */
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/time/instant.js';
import { offersOfCall } from '../desk/journal/offer.repository.js';
import { deliveriesOf } from '../desk/journal/ring-deliveries.repository.js';
import { readCall, rowForDisplay } from '../desk/views/readable-call.query.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import type { NoticeRow } from '../notice/notice.entity.js';
import { NoticeRow as Notice } from '../notice/notice.entity.js';
import { NOTICE_CHANNELS, type NoticeChannel } from '../protocol/people/notice-channels.js';
import type { Actor } from '../kernel/actor.js';
import type { RingProof, RingWay } from '../protocol/calls/ring.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { placeholders, Store } from '../store/store.js';
import { Table } from '../store/table.js';
import type { RingDeliveryRow } from '../desk/journal/ring-delivery.entity.js';
import { RingDeliveryLog } from '../desk/journal/ring-delivery-log.js';

const notices = new Table(Notice);

@Injectable()
export class RingProofsQuery {
  constructor(
    private readonly store: Store,
    private readonly views: CallViewsService,
    private readonly deliveries: RingDeliveryLog,
  ) {}

  /** @throws Refusal `call_not_found` where nothing of it is for the actor */
  async of(actor: Actor, callId: string): Promise<{ items: RingProof[] }> {
    await this.deliveries.flush();
    const { read } = this.store;
    const call = (await readCall(read, callId)) ?? refuse('call_not_found');
    const all = await offersOfCall(this.store.long, rowForDisplay(call));
    const coordinates = actor.roles.some((r) => r === 'coordinator' || r === 'admin');
    const mine =
      coordinates && actor.unitId === call.line.unitId ? all : all.filter((o) => o.officerId === actor.id);
    if (!mine.length && mine !== all) refuse('call_not_found');
    const ids = mine.map((o) => o.id);
    const places = placeholders(ids);
    const reached = ids.length ? await deliveriesOf(read, ids) : [];
    const sent = ids.length ? await notices.find(read, `where offer_id in (${places})`, ids) : [];
    return {
      items: mine.map((o) => ({
        id: o.id,
        officer: this.views.holder(o.officerId),
        step: o.step,
        offeredAt: iso(o.rungAt),
        expiresAt: iso(o.expiresAt),
        ...(o.receivedAt !== null && { receivedAt: iso(o.receivedAt) }),
        ...(o.endedAt !== null && { endedAt: iso(o.endedAt) }),
        ...(o.ending !== null && { state: o.ending }),
        ways: [
          ...reached.filter((d) => d.offerId === o.id && d.device !== '').map(pageWay),
          ...sent.filter((n) => n.offerId === o.id).flatMap(noticeWays),
        ],
      })),
    };
  }
}

const pageWay = (d: RingDeliveryRow): RingWay => ({
  channel: 'page',
  device: d.deviceName,
  // What was received was sent, though another node sent it.
  ...((d.sentAt ?? d.receivedAt) !== null && { sentAt: iso((d.sentAt ?? d.receivedAt)!) }),
  ...(d.againAt !== null && { againAt: iso(d.againAt) }),
  ...(d.receivedAt !== null && { receivedAt: iso(d.receivedAt) }),
  ...(d.shownAt !== null && { shownAt: iso(d.shownAt) }),
  ...(d.shownHow !== null && { how: d.shownHow }),
});

const noticeWays = (n: NoticeRow): RingWay[] => {
  const tried = NOTICE_CHANNELS.filter((c): c is NoticeChannel => n.tried[c] !== undefined);
  return tried.map((channel) => ({
    channel,
    ...(n.tried[channel] === 'sent' && n.deliveredAt !== null && { sentAt: iso(n.deliveredAt) }),
    ...(n.tried[channel] !== 'sent' && { failed: true as const }),
  }));
};
