/**
 * What each ring reached, device by device. Noted when it happens and written a moment later, many in one write, so
 * that no ring waits for its own proof.
 */
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Publisher } from '../../realtime/publisher.js';
import { Clock } from '../../kernel/clock.js';
import type { NoticeChannel } from '../../protocol/people/notice-channels.js';
import { Store, type Tx } from '../../store/store.js';
import type { RingDeliveryRow } from './ring-delivery.entity.js';
import { devicesOfSessions, mergeDeliveries } from './ring-deliveries.repository.js';

const GATHER_MILLISECONDS = 100;
const AT_ONCE = 40;
const LONGEST_RING = 120_000;
type Noted = Partial<
  Pick<RingDeliveryRow, 'sentAt' | 'againAt' | 'receivedAt' | 'shownAt' | 'shownHow' | 'failure'>
>;

@Injectable()
export class RingDeliveryLog implements BeforeApplicationShutdown {
  private waiting = new Map<string, RingDeliveryRow>();
  /** Until when it is remembered here which pages a ring was told to, or heard of from. */
  private readonly told = new Map<string, number>();
  private gathering = false;
  /** A start counts: what rang before it may ring still. */
  private lastRang: number;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly publisher: Publisher,
  ) {
    this.lastRang = clock.now();
  }

  now = () => this.clock.now();
  rangLately = () => this.clock.now() - this.lastRang < LONGEST_RING;

  /** The ring was told to all pages its officer has open on this node. @returns how many these are */
  rang(offerId: string, officerId: string): number {
    const sentAt = this.clock.now();
    this.lastRang = sentAt;
    const pages = this.publisher.pagesHere(officerId);
    for (const session of pages) this.note(offerId, 'page', session, { sentAt });
    return pages.length;
  }

  /** The ring was told to this session's pages by this node, or one of them has said here that it came. */
  hasTold = (offerId: string, session: string): boolean => this.told.has(`${offerId} ${session}`);
  forgetOld(): void {
    const now = this.clock.now();
    for (const [key, until] of this.told) if (until <= now) this.told.delete(key);
  }

  note(offerId: string, channel: NoticeChannel, device: string, what: Noted): void {
    const key = `${offerId} ${channel} ${device}`;
    if (channel === 'page') this.told.set(`${offerId} ${device}`, this.clock.now() + LONGEST_RING);
    const known = this.waiting.get(key);
    const blank = {
      sentAt: null,
      againAt: null,
      receivedAt: null,
      shownAt: null,
      shownHow: null,
      failure: null,
    };
    this.waiting.set(key, {
      ...(known ?? { offerId, channel, device, deviceName: '', ...blank }),
      ...Object.fromEntries(
        Object.entries(what).filter(
          ([name, value]) =>
            (known?.[name as keyof Noted] ?? null) === null || (name === 'shownHow' && value === 'sounded'),
        ),
      ),
    });
    if (this.gathering) return;
    this.gathering = true;
    this.clock.at(this.clock.now() + GATHER_MILLISECONDS, () => this.flush());
  }

  /** Writes what was noted. What cannot be written now is tried once more with the next. */
  async flush(): Promise<void> {
    this.gathering = false;
    const noted = [...this.waiting.values()];
    this.waiting = new Map();
    if (!noted.length) return this.writing;
    this.writing = this.writing.then(() =>
      this.store
        .write('ring-delivery', async (tx) => {
          await named(tx, noted);
          for (let i = 0; i < noted.length; i += AT_ONCE)
            await mergeDeliveries(tx, noted.slice(i, i + AT_ONCE));
        })
        .catch(() => {
          for (const row of noted) if (!this.waiting.has(keyOf(row))) this.waiting.set(keyOf(row), row);
        }),
    );
    return this.writing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flush();
  }
}

const keyOf = ({ offerId, channel, device }: RingDeliveryRow) => `${offerId} ${channel} ${device}`;

/** A device is called what its session was called, also when that is gone. */
async function named(tx: Tx, rows: RingDeliveryRow[]): Promise<void> {
  const ids = [...new Set(rows.filter((r) => r.channel === 'page' && r.device !== '').map((r) => r.device))];
  const names = new Map<string, string>();
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const some = ids.slice(i, i + AT_ONCE);
    const found = await devicesOfSessions(tx, some);
    for (const { id, device } of found) names.set(id, device);
  }
  for (const row of rows) row.deviceName = names.get(row.device) ?? '';
}
