import { Entity } from 'typeorm';
import type { WebhookEvent } from '../../protocol/intake/webhooks.js';
import { Id, Instant, Integer, Json, Text } from '../../store/column-types.js';

/** An address of another program that is told how calls of the unit go. */
@Entity('webhook')
export class WebhookRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() name!: string;
  @Text() url!: string;
  /** Sealed. */
  @Text() secret!: string;
  @Json() events!: readonly WebhookEvent[];
  @Text() madeBy!: string;
  @Instant() madeAt!: number;
  @Instant({ nullable: true }) offAt!: number | null;
  /** It did not answer so often in a row, since then; it is left alone until `restUntil`. */
  @Integer() failures!: number;
  @Instant({ nullable: true }) failingSince!: number | null;
  @Instant({ nullable: true }) restUntil!: number | null;
}

/** What one address is to be told, written with the facts it tells of; kept for a while after. */
@Entity('webhook_event')
export class WebhookEventRow {
  @Id() id!: string;
  @Text() webhookId!: string;
  @Text() callId!: string;
  /** Within its call: the lower goes first. */
  @Integer() seq!: number;
  @Text() number!: string;
  @Text() event!: WebhookEvent;
  /** JSON as it is sent: nothing in it is anybody's. */
  @Text() body!: string;
  @Instant() at!: number;
  /** When to try next, moved on by a lease while it is tried; null when it is over. */
  @Instant({ nullable: true }) dueAt!: number | null;
  /** Given up then. */
  @Instant() until!: number;
  @Integer() attempts!: number;
  @Text() state!: 'waiting' | 'sent' | 'given_up';
  @Text({ nullable: true }) answer!: string | null;
  @Instant({ nullable: true }) answeredAt!: number | null;
}
export const WEBHOOK_ROWS = [WebhookRow, WebhookEventRow];
