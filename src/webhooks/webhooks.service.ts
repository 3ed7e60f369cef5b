/** The administrators' hand on addresses that are told how calls go. Each change is audited. */
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { DirectoryChangesService } from '../directory/directory-changes.service.js';
import { holderOf } from '../directory/holder.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { WebhookEventRow, WebhookRow } from '../notice/webhooks/webhooks.entity.js';
import {
  WEBHOOK_EVENTS,
  WEBHOOK_LIMITS,
  type Webhook,
  type WebhookBody,
  type WebhookDelivery,
  type WebhookPayload,
  type WebhookSecret,
  type WebhookTested,
} from '../protocol/intake/webhooks.js';
import { HOUR } from '../protocol/time/durations.js';
import { iso } from '../protocol/time/instant.js';
import { Store, type Queries } from '../store/store.js';
import { countEvents, findLastEvents, sendEventsAgain } from './webhook-events.repository.js';
import { webhookSecretSealContext, WebhookSender } from './webhook-sender.service.js';
import { isWebhookUrl } from './webhook-url.js';
import { findWebhook, findWebhooksOf, insertWebhook, updateWebhook } from './webhooks.repository.js';

const SECRET_BYTES = 24;
const LISTED = 50;
const HEALTHY = { failures: 0, failingSince: null, restUntil: null };

@Injectable()
export class WebhooksService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly directory: Directory,
    private readonly changes: DirectoryChangesService,
    private readonly sender: WebhookSender,
  ) {}

  async list({ unitId }: Actor): Promise<Webhook[]> {
    const counts = await countEvents(this.store.read, unitId);
    return (await findWebhooksOf(this.store.read, unitId)).map((row) => this.shown(row, counts.get(row.id)));
  }

  /** @throws Refusal `invalid`, `too_many_kept` */
  async make(actor: Actor, { name, url, events }: WebhookPayload): Promise<WebhookSecret> {
    const { unitId } = actor;
    const id = newId(this.clock);
    const { secret, sealed } = this.fresh(id);
    const row: WebhookRow = {
      id,
      unitId,
      name: name ?? required('name'),
      url: this.address(unitId, url ?? required('url')),
      secret: sealed,
      events: inOrder(events ?? required('events')),
      madeBy: actor.id,
      madeAt: this.clock.now(),
      offAt: null,
      ...HEALTHY,
    };
    await this.changes.make(actor, 'webhook.make', async (tx) => {
      if ((await findWebhooksOf(tx, unitId)).length >= WEBHOOK_LIMITS.webhooks)
        refuse('too_many_kept', { params: { max: WEBHOOK_LIMITS.webhooks } });
      await insertWebhook(tx, row);
      return { value: undefined, subject: id, data: { host: new URL(row.url).host, events: row.events } };
    });
    return { webhook: this.shown(row), secret };
  }

  /** What is given. Another address, or one that is switched on, is asked at once. @throws Refusal `not_found`, `invalid` */
  async change(actor: Actor, id: string, { name, url, events, off }: WebhookPayload): Promise<Webhook> {
    const { unitId } = actor;
    const row = await this.changes.make(actor, 'webhook.change', async (tx) => {
      const now = await this.find(tx, actor, id);
      const wanted: WebhookRow = {
        ...now,
        ...(name !== undefined && { name }),
        ...(url !== undefined && url !== now.url && { url: this.address(unitId, url), ...HEALTHY }),
        ...(events !== undefined && { events: inOrder(events) }),
        ...(off !== undefined &&
          off !== (now.offAt !== null) && { offAt: off ? this.clock.now() : null, ...HEALTHY }),
      };
      const changed = (Object.keys(wanted) as (keyof WebhookRow)[]).filter(
        (key) => JSON.stringify(wanted[key]) !== JSON.stringify(now[key]),
      );
      if (!changed.length) return { value: now };
      await updateWebhook(tx, id, Object.fromEntries(changed.map((key) => [key, wanted[key]])));
      return { value: wanted, subject: id, data: { changed } };
    });
    return this.counted(row);
  }

  /** Signs with another secret from now on. @throws Refusal `not_found` */
  async replaceSecret(actor: Actor, id: string): Promise<WebhookSecret> {
    const { secret, sealed } = this.fresh(id);
    const row = await this.changes.make(actor, 'webhook.secret', async (tx) => {
      const now = await this.find(tx, actor, id);
      await updateWebhook(tx, id, { secret: sealed });
      return { value: { ...now, secret: sealed }, subject: id };
    });
    return { webhook: await this.counted(row), secret };
  }

  /** Sends it a test at once. @throws Refusal `not_found` */
  async test(actor: Actor, id: string): Promise<WebhookTested> {
    const row = await this.find(this.store.read, actor, id);
    const unit = this.directory.unit(actor.unitId)?.code ?? '';
    const body: WebhookBody = { id: newId(this.clock), event: 'test', at: iso(this.clock.now()), unit };
    const { result, answer } = await this.sender.send(row, JSON.stringify(body));
    return { delivered: result.delivered, answer };
  }

  /** What was given up is sent again, and the address asked at once. @throws Refusal `not_found` */
  async again(actor: Actor, id: string): Promise<Webhook> {
    const now = this.clock.now();
    const row = await this.changes.make(actor, 'webhook.again', async (tx) => {
      const before = await this.find(tx, actor, id);
      const sent = await sendEventsAgain(tx, id, now, now + WEBHOOK_LIMITS.hours * HOUR);
      await updateWebhook(tx, id, HEALTHY);
      return { value: { ...before, ...HEALTHY }, subject: id, data: { sent } };
    });
    return this.counted(row);
  }

  /** The last ones, newest first. @throws Refusal `not_found` */
  async deliveries(actor: Actor, id: string): Promise<WebhookDelivery[]> {
    await this.find(this.store.read, actor, id);
    return (await findLastEvents(this.store.read, id, LISTED)).map(deliveryOf);
  }

  private async find(from: Queries, { unitId }: Actor, id: string): Promise<WebhookRow> {
    const row = await findWebhook(from, id);
    return row?.unitId === unitId ? row : refuse('not_found');
  }
  private address(unitId: string, url: string): string {
    const { allowed } = this.directory.notice.setup(unitId);
    return isWebhookUrl(url, allowed) ? url : refuse('invalid', { fields: { url: 'field_webhook_url' } });
  }
  private fresh(id: string): { secret: string; sealed: string } {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    return { secret, sealed: this.seal.seal(webhookSecretSealContext(id), secret) };
  }
  private async counted(row: WebhookRow): Promise<Webhook> {
    return this.shown(row, (await countEvents(this.store.read, row.unitId)).get(row.id));
  }
  private shown(
    row: WebhookRow,
    counts: { waiting: number; givenUp: number } = { waiting: 0, givenUp: 0 },
  ): Webhook {
    return {
      id: row.id,
      name: row.name,
      url: row.url,
      events: [...row.events],
      madeBy: holderOf(this.directory, row.madeBy),
      madeAt: iso(row.madeAt),
      ...(row.offAt !== null && { offAt: iso(row.offAt) }),
      ...(row.failingSince !== null && { failingSince: iso(row.failingSince) }),
      ...(row.restUntil !== null && { restUntil: iso(row.restUntil) }),
      ...counts,
    };
  }
}

const inOrder = (events: readonly (typeof WEBHOOK_EVENTS)[number][]) =>
  WEBHOOK_EVENTS.filter((one) => events.includes(one));
const required = (field: string): never => refuse('invalid', { fields: { [field]: 'field_required' } });
const deliveryOf = (row: WebhookEventRow): WebhookDelivery => ({
  id: row.id,
  event: row.event,
  number: row.number,
  at: iso(row.at),
  attempts: row.attempts,
  state: row.state,
  ...(row.answer !== null && { answer: row.answer }),
  ...(row.answeredAt !== null && { answeredAt: iso(row.answeredAt) }),
});
