/** What becomes of a notice at one claim: who still needs it, by which channel it goes now, and when it is looked at next. */
import type { Lang } from '../protocol/lang.js';
import { Injectable } from '@nestjs/common';
import { Publisher } from '../realtime/publisher.js';
import { Clock } from '../kernel/clock.js';
import { Meters } from '../kernel/meters/meters.js';
import type { NoticeResult } from '../kernel/meters/outward-meters.js';
import { Directory } from '../directory/directory.js';
import { Store } from '../store/store.js';
import { CircuitBreaker } from '../notice/circuit-breaker.js';
import type { OutboundChannel } from '../protocol/people/notice-channels.js';
import type { NoticeRow, Tried } from '../notice/notice.entity.js';
import type { SendResult } from '../notice/outbound-request.js';
import { respectsQuietHours, noticePlan, quietUntil } from '../notice/notice-plan.js';
import { NoticeSenderService } from './notice-sender.service.js';
import { noticeText } from '../notice/notice-text.js';
import { ringNow, type RingNow } from './ring-now.query.js';
import type { NoticeChannel } from '../protocol/people/notice-channels.js';

const FIRST_WAIT = 1000;
/** A ring is tried again at least this often while it lasts. */
const LONGEST_WAIT_OF_A_RING = 4000;
/** A ring that went out and reached no device goes by the next channel after this. */
const NEXT_CHANNEL_AFTER = 4000;

export type DeliveryResult = Partial<
  Pick<NoticeRow, 'deliveredAt' | 'deliveredBy' | 'dueAt' | 'failure' | 'tried' | 'attempts'>
>;
/** Whom a channel that comes back is tried for first. */
const rankOf = ({ kind }: NoticeRow, ring: RingNow | undefined): number =>
  kind === 'ring'
    ? { emergency: 5, urgent: 4, normal: 3 }[ring?.urgency ?? 'normal']
    : kind === 'alert' || kind === 'handover'
      ? 2
      : 1;
const resultOf = (sent: SendResult): NoticeResult => {
  if (sent.delivered) return 'sent';
  return sent.unasked ? 'no_address' : sent.again ? 'failed' : 'refused';
};
const over = (failure: string | null): DeliveryResult => ({ failure, dueAt: null });

@Injectable()
export class NoticeDeliveryService {
  private readonly breakers = new Map<string, CircuitBreaker>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly sender: NoticeSenderService,
    private readonly publisher: Publisher,
    private readonly meters: Meters,
  ) {}

  async carry(notice: NoticeRow): Promise<DeliveryResult> {
    const now = this.clock.now();
    if (notice.deadline <= now) return over(notice.deliveredAt === null ? 'too late' : notice.failure);
    const ring = notice.offerId === null ? undefined : await ringNow(this.store.read, notice.offerId);
    // A ring that has ended, or has reached a device that sounds, needs nobody to be told by another way.
    const pointless = ring && (ring.ended ? 'ring ended' : ring.heard ? 'received' : undefined);
    if (pointless) return over(notice.deliveredAt === null ? pointless : null);
    const plan = this.plan(notice);
    if (plan[0] === 'page' && notice.deliveredAt === null && (await this.onPage(notice))) {
      this.meters.outward.notice('page', 'sent');
      return { deliveredAt: now, deliveredBy: 'page', dueAt: null, failure: null };
    }
    const until = this.silentUntil(notice, now);
    if (until !== undefined) return { dueAt: until < notice.deadline ? until : null, failure: 'quiet hours' };

    const outside = plan.filter((c): c is OutboundChannel => c !== 'page');
    if (!outside.length) return over('no channel');
    const tried: Tried = { ...notice.tried };
    const channel = outside.find((c) => tried[c] === undefined);
    if (!channel) return this.nextRound(notice, outside, {});
    const sent = await this.attempt(notice, channel, rankOf(notice, ring));
    if (typeof sent === 'number') {
      // The channel was not asked: that is no attempt of this notice, and costs it no waiting.
      tried[channel] = 'failed';
      const asked = { ...notice, attempts: notice.attempts - 1 };
      const next = outside.some((c) => tried[c] === undefined)
        ? { tried, dueAt: this.clock.now() }
        : this.nextRound(asked, outside, tried, sent);
      return { ...next, attempts: asked.attempts, failure: notice.failure ?? 'channel failing' };
    }
    tried[channel] = sent.delivered ? 'sent' : sent.again ? 'failed' : 'never';
    if (sent.delivered) return this.wentOut(notice, channel, outside, tried);
    if (outside.some((c) => tried[c] === undefined))
      return { tried, failure: sent.failure, dueAt: this.clock.now() };
    return { ...this.nextRound(notice, outside, tried), failure: sent.failure };
  }

  private wentOut(
    notice: NoticeRow,
    by: NoticeChannel,
    outside: NoticeChannel[],
    tried: Tried,
  ): DeliveryResult {
    const now = this.clock.now();
    const more = notice.kind === 'ring' && outside.some((c) => tried[c] === undefined);
    return {
      tried,
      failure: null,
      deliveredAt: notice.deliveredAt ?? now,
      deliveredBy: notice.deliveredBy ?? by,
      dueAt: more && now + NEXT_CHANNEL_AFTER < notice.deadline ? now + NEXT_CHANNEL_AFTER : null,
    };
  }

  /**
   * 1, 2, 4 … s after the rounds so far, with the channels that may work yet.
   * @param at where a channel that is left alone said when to ask again
   */
  private nextRound(
    notice: NoticeRow,
    outside: OutboundChannel[],
    tried: Tried,
    at?: number,
  ): DeliveryResult {
    const now = this.clock.now();
    const again = outside.filter((c) => tried[c] === 'failed');
    const rounds = Math.max(1, Math.ceil(notice.attempts / outside.length));
    const wait = FIRST_WAIT * 2 ** (rounds - 1);
    const next = at ?? now + (notice.kind === 'ring' ? Math.min(wait, LONGEST_WAIT_OF_A_RING) : wait);
    const delivered = notice.deliveredAt !== null;
    const settled = Object.fromEntries(
      Object.entries(tried).filter(([, what]) => what !== 'failed'),
    ) as Tried;
    return { tried: settled, dueAt: again.length && !delivered && next < notice.deadline ? next : null };
  }

  private plan({ unitId, personId, kind }: NoticeRow): NoticeChannel[] {
    const kept = this.directory.notice;
    const ready = kept.ready(unitId, this.directory.settings(unitId).gatewayUrl !== '');
    const unit = { order: kept.setup(unitId).channels.order, ready };
    return noticePlan(kind, unit, kept.preference(personId)?.channels ?? null);
  }

  /** An open page is told, and needs nothing else. An alert is on the coordinator's board already. */
  private async onPage(notice: NoticeRow): Promise<boolean> {
    if (!(await this.publisher.hasPage(notice.personId))) return false;
    const { id, kind, params, path, personId } = notice;
    if (kind === 'alert') return true;
    const textIn = (lang: Lang) => noticeText(kind, params, lang, this.clock.now()).body;
    const texts = { zh: textIn('zh'), en: textIn('en') };
    const { lang = 'zh' } = this.directory.notice.preference(personId) ?? {};
    this.publisher.person(personId, 'notice', { id, kind, text: texts[lang], texts, path });
    return true;
  }

  /** An alert that would find every coordinator of the unit in quiet hours finds them all. */
  private silentUntil({ unitId, personId, kind }: NoticeRow, now: number): number | undefined {
    const kept = this.directory.notice;
    const quiet = (id: string) => quietUntil(kept.preference(id)?.quiet ?? null, now);
    if (!respectsQuietHours(kind)) return undefined;
    const until = quiet(personId);
    if (until === undefined || kind !== 'alert') return until;
    const others = this.directory.coordinatorsOf(unitId);
    return others.every((p) => quiet(p.id) !== undefined) ? undefined : until;
  }

  /** What came of it; or, where the channel is left alone, the instant at which to ask again. */
  private async attempt(
    notice: NoticeRow,
    channel: OutboundChannel,
    rank: number,
  ): Promise<SendResult | number> {
    const breaker = this.breaker(notice.unitId, channel);
    const startedAt = this.clock.now();
    const again = breaker.admit(startedAt, { id: notice.id, rank });
    if (again !== undefined) return again;
    const sent = await this.sender.send(notice, channel);
    this.meters.outward.notice(channel, resultOf(sent));
    if (sent.delivered && notice.kind === 'ring') this.meters.rings.ringSent(channel);
    if (sent.unasked) breaker.unasked(notice.id);
    else if (sent.delivered || !sent.again) breaker.succeeded();
    else breaker.failed(startedAt, this.clock.now());
    return sent;
  }

  /** Whether all ways of the unit to people whose page is closed are failing just now, as this node has met them. */
  reachesNobody(unitId: string): boolean {
    const ready = this.directory.notice.ready(unitId, this.directory.settings(unitId).gatewayUrl !== '');
    return ready.size > 0 && [...ready].every((channel) => this.breaker(unitId, channel).failing);
  }

  /** Channels of units that are failing just now, as this node has met them. */
  failing(): OutboundChannel[] {
    return [...this.breakers].flatMap(([key, { failing }]) =>
      failing ? [key.split(' ')[1] as OutboundChannel] : [],
    );
  }

  private breaker(unitId: string, channel: NoticeChannel): CircuitBreaker {
    const key = `${unitId} ${channel}`;
    const known = this.breakers.get(key) ?? new CircuitBreaker();
    this.breakers.set(key, known);
    return known;
  }
}
