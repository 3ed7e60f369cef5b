/**
 * Sends what is to be told, on a clock of its own and never on the path of a call. A row is claimed by a conditional
 * update that moves it on by a lease, so that two nodes do not send it both. An address that does not answer is left
 * alone, longer each time, and asked with one event when it may be there again.
 */
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Logger } from 'pino';
import { Directory } from '../directory/directory.js';
import { Clock, type Timer } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Meters } from '../kernel/meters/meters.js';
import type { WebhookEventRow, WebhookRow } from '../notice/webhooks/webhooks.entity.js';
import { Store } from '../store/store.js';
import { findEventsDue, updateEvent } from './webhook-events.repository.js';
import { WebhookSender } from './webhook-sender.service.js';
import { isOfEvent, waitAfter } from './webhook-waits.js';
import { findWebhook, noteHealth } from './webhooks.repository.js';

const POLL = 500;
/** Longer than a send can take. */
const LEASE = 10_000;
const LOOKED_AT = 100;
/** Of one address; of one that did not answer lately: one. */
const AT_ONCE = 4;
interface Chosen {
  event: WebhookEventRow;
  hook: WebhookRow;
}
/** @param hooks one address, as often as something is being sent to it */
const isFull = (hooks: readonly WebhookRow[]): boolean =>
  hooks.length >= (hooks.some(({ failures }) => failures > 0) ? 1 : AT_ONCE);

@Injectable()
export class WebhookWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: Timer | undefined;
  private looking: Promise<void> | undefined;
  private readonly underWay = new Map<Promise<void>, WebhookRow>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly sender: WebhookSender,
    private readonly meters: Meters,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = this.clock.every(POLL, () => this.wake());
  }
  async beforeApplicationShutdown(): Promise<void> {
    this.timer?.cancel();
    await this.idle();
  }

  /** Claims what is due now; never throws. Where no unit has such an address nothing is asked. */
  async wake(): Promise<void> {
    if (!this.directory.webhooks.any) return;
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    await this.looking;
  }
  /** Waits until nothing is being sent. */
  async idle(): Promise<void> {
    await this.looking;
    while (this.underWay.size) await Promise.all(this.underWay.keys());
  }

  private async look(): Promise<void> {
    // A database that cannot be asked now is asked again at the next poll.
    const claimed = await this.claim().catch(() => []);
    for (const { event, hook } of claimed) {
      const sending = this.deliver(event, hook)
        .catch((error: unknown) => this.log.warn({ error }, 'what came of a webhook was not kept'))
        .finally(() => {
          this.underWay.delete(sending);
          // The next of the same call waits for nothing else.
          void this.wake();
        });
      this.underWay.set(sending, hook);
    }
  }

  /** Looks on past what waits for addresses that have enough: thousands may wait for one that was away. */
  private async choose(now: number): Promise<Chosen[]> {
    const chosen: Chosen[] = [];
    const taken = Map.groupBy(this.underWay.values(), ({ id }) => id);
    const busy = new Set([...taken].filter(([, hooks]) => isFull(hooks)).map(([id]) => id));
    const known = new Map<string, WebhookRow | undefined>();
    for (;;) {
      const before = busy.size;
      const due = await findEventsDue(this.store.read, now, { most: LOOKED_AT, but: [...busy] });
      for (const event of due) {
        const id = event.webhookId;
        if (busy.has(id) || chosen.some((one) => one.event.id === event.id)) continue;
        if (!known.has(id)) known.set(id, await findWebhook(this.store.read, id));
        const hook = known.get(id);
        if (!hook) continue;
        const hooks = [...(taken.get(id) ?? []), hook];
        taken.set(id, hooks);
        chosen.push({ event, hook });
        if (isFull(hooks)) busy.add(id);
      }
      if (due.length < LOOKED_AT || busy.size === before) return chosen;
    }
  }

  private async claim(): Promise<Chosen[]> {
    const now = this.clock.now();
    const chosen = await this.choose(now);
    if (!chosen.length) return [];
    return this.store.write('webhook:claim', async (tx) => {
      const mine: Chosen[] = [];
      for (const { event, hook } of chosen) {
        // What was sent since it was looked at may have found that nobody is there.
        const { failures, restUntil } = (await findWebhook(tx, hook.id)) ?? hook;
        if (failures !== hook.failures && restUntil !== null && restUntil > now) continue;
        const changes = { attempts: event.attempts + 1, dueAt: now + LEASE };
        if (await updateEvent(tx, event, changes)) mine.push({ event: { ...event, ...changes }, hook });
      }
      return mine;
    });
  }

  private async deliver(event: WebhookEventRow, hook: WebhookRow): Promise<void> {
    const { result, answer } = await this.sender.send(hook, event.body);
    this.meters.outward.webhook(result.delivered ? 'sent' : 'failed');
    const now = this.clock.now();
    const said = { answer, answeredAt: now };
    const alone = isOfEvent(result);
    await this.store.write('webhook:settle', async (tx) => {
      if (result.delivered) await updateEvent(tx, event, { ...said, dueAt: null, state: 'sent' });
      else {
        const dueAt = alone ? now + waitAfter(event.attempts) : now;
        const over = dueAt >= event.until;
        await updateEvent(tx, event, over ? { ...said, dueAt: null, state: 'given_up' } : { ...said, dueAt });
      }
      if (result.delivered || alone) {
        if (hook.failures) await noteHealth(tx, hook, { failures: 0, failingSince: null, restUntil: null });
      } else
        await noteHealth(tx, hook, {
          failures: hook.failures + 1,
          failingSince: hook.failingSince ?? now,
          restUntil: now + waitAfter(hook.failures + 1),
        });
    });
  }
}
