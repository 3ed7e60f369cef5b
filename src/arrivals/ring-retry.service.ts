/**
 * Rings that reached no device are told to the pages once more after 2 s. Those that nobody can hear, since they came
 * to no device or each it came to is known to make no sound, go by the officer's next channel after 4 s. What is due
 * follows from when the offer was rung, so that a restart or another node goes on with it. Each node tells its own
 * pages, from the rows: also the rings that another node began, should no hint of them have come.
 */
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { liveOffers } from '../desk/journal/offer.repository.js';
import { pagesToldAgain } from '../desk/journal/ring-deliveries.repository.js';
import { readCallsById } from '../desk/views/readable-call.query.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { Publisher } from '../realtime/publisher.js';
import { type Timer, Clock } from '../kernel/clock.js';
import { Meters } from '../kernel/meters/meters.js';
import { Store } from '../store/store.js';
import { RingDeliveryLog } from '../desk/journal/ring-delivery-log.js';
import { Directory } from '../directory/directory.js';
import { NoticesService } from '../notices/notices.service.js';
import {
  isRingUnheard,
  liveRingsOf,
  ringsNotReceived,
  ringsWithoutNotice,
  type LiveRing,
} from './silent-rings.query.js';

const POLL = 500;
/** Where nothing rang here for as long as a ring may last, only what another node left behind can be due. */
const SELDOM = 10;
export const RETRY_AFTER_MILLISECONDS = 2000;
/** A ring of another node whose hint has not come here by then is told without it. */
const ELSEWHERE_AFTER = 500;
const NEXT_CHANNEL_AFTER = 4000;

@Injectable()
export class RingRetryService implements OnApplicationBootstrap, OnApplicationShutdown {
  private poll: Timer | undefined;

  constructor(
    private readonly views: CallViewsService,
    private readonly publisher: Publisher,
    private readonly deliveries: RingDeliveryLog,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly notices: NoticesService,
    private readonly meters: Meters,
  ) {}

  onApplicationBootstrap(): void {
    let turn = 0;
    this.poll = this.clock.every(POLL, async () => {
      const often = this.deliveries.rangLately();
      this.deliveries.forgetOld();
      // What the database cannot answer now is asked again at the next poll.
      if (this.store.kind === 'postgres') await this.tellFromElsewhere().catch(() => undefined);
      if (often || turn++ % SELDOM === 0) await this.look().catch(() => undefined);
    });
  }
  onApplicationShutdown(): void {
    this.poll?.cancel();
  }

  async look(): Promise<void> {
    await this.tellAgain();
    await this.byNextChannel();
  }

  /** What lives for officers with pages here, and was told to one of these pages neither by this node nor by a hint it answered. */
  private async tellFromElsewhere(): Promise<void> {
    const here = this.publisher.officersHere();
    if (!here.length) return;
    const now = this.clock.now();
    const live = await liveRingsOf(this.store.read, here, now - ELSEWHERE_AFTER, now);
    const untold = live.flatMap((r) =>
      this.publisher
        .pagesHere(r.officer_id)
        .filter((session) => !this.deliveries.hasTold(r.id, session))
        .map((session) => ({ r, session })),
    );
    await this.tellPages(untold, { sentAt: now });
  }

  /** Of a ring that nobody has received, each page here once; over a restart too. */
  private async tellAgain(): Promise<void> {
    const since = this.clock.now();
    const silent = await ringsNotReceived(this.store.read, since - RETRY_AFTER_MILLISECONDS, since);
    const pages = silent.flatMap((r) =>
      this.publisher.pagesHere(r.officer_id).map((session) => ({ r, session })),
    );
    if (!pages.length) return;
    // What was noted and is not written yet must not be told a third time.
    await this.deliveries.flush();
    const { read } = this.store;
    const ids = [...new Set(pages.map(({ r }) => r.id))];
    const again = await pagesToldAgain(read, ids);
    const toldAgain = new Set(again.map((d) => `${d.offer_id} ${d.device}`));
    const now = this.clock.now();
    await this.tellPages(
      pages.filter(({ r, session }) => !toldAgain.has(`${r.id} ${session}`)),
      { sentAt: now, againAt: now },
    );
  }

  private async tellPages(
    pages: readonly { r: Pick<LiveRing, 'id' | 'call_id'>; session: string }[],
    noted: { sentAt: number; againAt?: number },
  ): Promise<void> {
    if (!pages.length) return;
    const { read } = this.store;
    const callIds = [...new Set(pages.map(({ r }) => r.call_id))];
    const lines = await readCallsById(read, callIds);
    const lineOf = new Map(lines.map(({ line }) => [line.id, line]));
    // Last of all, so that no ring is told whose end was told meanwhile.
    const ids = [...new Set(pages.map(({ r }) => r.id))];
    const live = await liveOffers(read, ids);
    const offerOf = new Map(live.map((offer) => [offer.id, offer]));
    for (const { r, session } of pages) {
      const offer = offerOf.get(r.id);
      if (!offer) continue;
      const line = lineOf.get(r.call_id)!;
      this.publisher.ringHere(session, this.views.ring(line, offer));
      if (line.drill === null) this.meters.rings.ringSent('page');
      this.deliveries.note(offer.id, 'page', session, noted);
    }
  }

  private async byNextChannel(): Promise<void> {
    const { notices, directory, store, clock } = this;
    if (!directory.allUnits().some((u) => notices.reaches(u.id))) return;
    const now = clock.now();
    const silent = (await ringsWithoutNotice(store.read, now - NEXT_CHANNEL_AFTER, now)).filter(
      // The hub's own test reaches nobody but the hub.
      (r) => r.drill !== 'loop' && notices.reaches(r.unit_id),
    );
    if (!silent.length) return;
    await store.write('ring-notice', async (tx) => {
      for (const ring of silent) {
        if (await isRingUnheard(tx, ring.id))
          await notices.notify(tx, {
            unitId: ring.unit_id,
            personId: ring.officer_id,
            kind: 'ring',
            params: {
              number: ring.number,
              community: directory.community(ring.community_id)?.name ?? '',
              ...(ring.drill && { about: 'drill' }),
            },
            path: `/ring/${ring.id}`,
            offerId: ring.id,
            expiresAt: ring.expires_at,
          });
      }
    });
  }
}
