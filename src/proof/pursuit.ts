/**
 * Rings that reached no device are told to the pages once more after 2 s. Those that nobody can hear, since they came
 * to no device or each it came to is known to make no sound, go by the officer's next channel after 4 s. What is due
 * follows from when the offer was rung, so that a restart or another node goes on with it.
 */
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { CallRow, OfferRow } from '../call/call.entities.js';
import { DeskTools } from '../call/desk.js';
import { calls, offers } from '../call/journal.js';
import { Views } from '../call/views.js';
import { Tell } from '../channels/tell.js';
import type { Timer } from '../clock.js';
import { NOT_RECEIVED, UNHEARD } from '../notice/unheard.js';
import type { DrillKind } from '../protocol/words.js';
import { marks, type Tx } from '../store/store.js';
import { RingLedger } from './ledger.js';

const POLL = 500;
/** Where nothing rang here for as long as a ring may last, only what another node left behind can be due. */
const SELDOM = 10;
export const AGAIN_AFTER = 2000;
const NEXT_CHANNEL_AFTER = 4000;
const AT_ONCE = 200;

interface Silent {
  id: string;
  officer_id: string;
  call_id: string;
  expires_at: number;
  unit_id: string;
  community_id: string;
  number: string;
  drill: DrillKind | null;
}
const SILENT = `select o.id, o.officer_id, o.call_id, o.expires_at, c.unit_id, c.community_id, c.number, c.drill
  from offer o join call c on c.id = o.call_id
  where o.ended_at is null and o.rung_at <= ? and o.expires_at > ?`;
const NOT_TOLD_AGAIN = `${NOT_RECEIVED} and not exists (select 1 from ring_delivery d
  where d.offer_id = o.id and d.channel = 'page' and d.device = '')`;
const NO_NOTICE = `${UNHEARD} and not exists (select 1 from notice n where n.offer_id = o.id)`;

@Injectable()
export class Pursuit implements OnApplicationBootstrap, OnApplicationShutdown {
  private poll: Timer | undefined;

  constructor(
    private readonly tools: DeskTools,
    private readonly views: Views,
    private readonly tell: Tell,
    private readonly ledger: RingLedger,
  ) {}

  onApplicationBootstrap(): void {
    let turn = 0;
    this.poll = this.tools.clock.every(POLL, async () => {
      const often = this.ledger.rangLately();
      // What the database cannot answer now is asked again at the next poll.
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

  private silent = (after: number, but: string): Promise<Silent[]> => {
    const now = this.tools.clock.now();
    return this.tools.store.read.rows<Silent>(`${SILENT} and ${but} limit ${AT_ONCE}`, [now - after, now]);
  };

  /** The row of no device is the claim: of several nodes one tells again. */
  private async tellAgain(): Promise<void> {
    const silent = await this.silent(AGAIN_AFTER, NOT_TOLD_AGAIN);
    if (!silent.length) return;
    const mine = await this.tools.store.write('ring-again', async (tx) => {
      const claimed: Silent[] = [];
      for (const ring of silent) if (await claim(tx, ring.id, this.tools.clock.now())) claimed.push(ring);
      return claimed;
    });
    if (!mine.length) return;
    const places = marks(mine);
    const { read } = this.tools.store;
    const still = await offers.find(
      read,
      `where id in (${places}) and ended_at is null`,
      mine.map((r) => r.id),
    );
    const lines = await calls.find(
      read,
      `where id in (${places})`,
      mine.map((r) => r.call_id),
    );
    const lineOf = new Map(lines.map((line) => [line.id, line]));
    // Which pages other nodes have open is asked beside it: nothing here waits for their answer.
    for (const offer of still) void this.tellOne(offer, lineOf.get(offer.callId)!);
  }

  private async tellOne(offer: OfferRow, line: CallRow): Promise<void> {
    const sentAt = this.tools.clock.now();
    this.tell.officer(offer.officerId, 'offer:ring', this.views.ring(line, offer));
    for (const session of await this.tell.pagesOf(offer.officerId))
      this.ledger.note(offer.id, 'page', session, { sentAt, againAt: sentAt });
  }

  private async byNextChannel(): Promise<void> {
    const { notices, directory, store } = this.tools;
    if (!directory.allUnits().some((u) => notices.reaches(u.id))) return;
    const silent = (await this.silent(NEXT_CHANNEL_AFTER, NO_NOTICE)).filter(
      // The hub's own test reaches nobody but the hub.
      (r) => r.drill !== 'loop' && notices.reaches(r.unit_id),
    );
    if (!silent.length) return;
    await store.write('ring-notice', async (tx) => {
      for (const ring of silent) {
        const [still] = await tx.rows(
          `select o.id from offer o where o.id = ? and o.ended_at is null and ${UNHEARD}`,
          [ring.id],
        );
        if (still)
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

const claim = async (tx: Tx, offerId: string, now: number): Promise<boolean> =>
  (await tx.run(
    `insert into ring_delivery (offer_id, channel, device, device_name, again_at) values (?, 'page', '', '', ?)
       on conflict (offer_id, channel, device) do nothing`,
    [offerId, now],
  )) === 1;
