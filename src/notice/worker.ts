/**
 * Delivers notices, on a clock of its own and never on the path of a ring. A row is claimed by a
 * conditional update that moves it on by a lease, so that two nodes do not send the same notice, and
 * one that died in between is tried again when the lease is over.
 */
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock, type Timer } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Seal } from '../people/seal.js';
import { Directory } from '../places/directory.js';
import { gatewaySecretPlace } from '../places/unit-settings.js';
import { Store } from '../store/store.js';
import { Table } from '../store/table.js';
import { Breaker } from './breaker.js';
import { send, type Gateway, type Sent } from './gateway.js';
import { NoticeRow } from './notice.entities.js';
import { lineOf, textOf } from './texts.js';

const POLL = 500;
/** Longer than a send can take. */
const LEASE = 10_000;
const AT_ONCE = 50;
const FIRST_WAIT = 1000;

const notices = new Table(NoticeRow);

@Injectable()
export class NoticeWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: Timer | undefined;
  private readonly breakers = new Map<string, Breaker>();
  private readonly underWay = new Set<Promise<void>>();
  private looking: Promise<void> | undefined;
  private lookAgain = false;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = this.clock.every(POLL, () => this.wake());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.timer?.cancel();
    await this.idle();
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
    const due = await notices.find(
      this.store.read,
      'where due_at is not null and due_at <= ? order by due_at limit ?',
      [now, AT_ONCE - this.underWay.size],
    );
    if (!due.length) return [];
    return this.store.write('notice:claim', async (tx) => {
      const claimed: NoticeRow[] = [];
      for (const row of due) {
        const mine = { ...row, attempts: row.attempts + 1, dueAt: now + LEASE };
        const { attempts, dueAt } = mine;
        if (await notices.update(tx, { attempts, dueAt }, 'id = ? and due_at = ?', [row.id, row.dueAt]))
          claimed.push(mine);
      }
      return claimed;
    });
  }

  private async deliver(notice: NoticeRow): Promise<void> {
    const sent = await this.attempt(notice).catch((): Sent => ({
      delivered: false,
      failure: 'internal',
      again: true,
    }));
    const now = this.clock.now();
    if (sent.delivered)
      return this.settle(notice, { deliveredAt: now, deliveredBy: 'sms', dueAt: null, failure: null });
    const next = this.next(notice, now);
    await this.settle(notice, {
      failure: sent.failure,
      dueAt: sent.again && next < notice.deadline ? next : null,
    });
  }

  /** 1, 2, 4 … s after the attempts so far, and not while the gateway is left alone. */
  private next(notice: NoticeRow, now: number): number {
    const wait = FIRST_WAIT * 2 ** (notice.attempts - 1);
    return Math.max(now + wait, this.breaker(notice.unitId).openUntil(now) ?? 0);
  }

  private async attempt(notice: NoticeRow): Promise<Sent> {
    const never = (failure: string): Sent => ({ delivered: false, failure, again: false });
    if (notice.deadline <= this.clock.now()) return never('too late');
    const gateway = this.gateway(notice.unitId);
    if (!gateway) return never('no gateway');
    if (notice.offerId !== null && (await this.ended(notice.offerId))) return never('ring ended');
    const to = await this.phoneOf(notice.personId);
    if (!to) return never('no phone');

    const breaker = this.breaker(notice.unitId);
    if (breaker.openUntil(this.clock.now()) !== undefined)
      return { delivered: false, failure: 'gateway failing', again: true };
    const { id, kind, params } = notice;
    const { number = '', community = '' } = params;
    const link = `${this.config.publicUrl}${notice.path}`;
    const expiresAt = new Date(notice.deadline).toISOString();
    const text = lineOf(textOf(kind, params, 'zh'), link, 'zh');
    const sent = await send(gateway, { id, to, kind, text, number, community, link, expiresAt }, this.clock);
    if (sent.delivered || !sent.again) breaker.succeeded();
    else breaker.failed(this.clock.now());
    return sent;
  }

  private async ended(offerId: string): Promise<boolean> {
    const [ring] = await this.store.read.rows<{ ended_at: number | null }>(
      'select ended_at from offer where id = ?',
      [offerId],
    );
    return !ring || ring.ended_at !== null;
  }

  private gateway(unitId: string): Gateway | undefined {
    const { gatewayUrl, gatewaySecret } = this.directory.settings(unitId);
    if (!gatewayUrl || !gatewaySecret) return undefined;
    return { url: gatewayUrl, secret: this.seal.open(gatewaySecretPlace(unitId), gatewaySecret) };
  }

  private async phoneOf(officerId: string): Promise<string | undefined> {
    const [row] = await this.store.read.rows<{ phone: string | null }>(
      'select phone from account where id = ?',
      [officerId],
    );
    return row?.phone ? this.seal.open(`account.phone:${officerId}`, row.phone) : undefined;
  }

  private breaker(unitId: string): Breaker {
    const known = this.breakers.get(unitId) ?? new Breaker();
    this.breakers.set(unitId, known);
    return known;
  }

  /** Only while the lease is ours: after it another node may have taken the row over. */
  private async settle(notice: NoticeRow, result: Partial<NoticeRow>): Promise<void> {
    await this.store.write('notice:settle', (tx) =>
      notices.update(tx, result, 'id = ? and due_at = ?', [notice.id, notice.dueAt]),
    );
  }
}
