import type { Lang } from '../protocol/lang.js';
import { Entity, PrimaryColumn } from 'typeorm';
import type { Quiet } from './notice-plan.js';
import type { NoticeChannel } from '../protocol/people/notice-channels.js';
import type { NoticeKind, NoticeParams } from './notice-kinds.js';
import { Id, Instant, Integer, Json, Text } from '../store/column-types.js';

/** `sent` went out, `failed` may be tried in the next round, `never` cannot work. */
export type Tried = Partial<Record<NoticeChannel, 'sent' | 'failed' | 'never'>>;
/** `order` names all outside channels; `of` holds what was set, secrets sealed. */
export interface ChannelsRecord {
  order: NoticeChannel[];
  of: Partial<Record<NoticeChannel, { enabled: boolean; fields: Record<string, string> }>>;
}

/** A notice to a person, written with the fact it tells of and delivered by a worker of its own. */
@Entity('notice')
export class NoticeRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() personId!: string;
  @Text() kind!: NoticeKind;
  @Json() params!: NoticeParams;
  /** The page it opens, from the root of the hub. */
  @Text() path!: string;
  /** The ring it stands for; one notice a ring. */
  @Text({ nullable: true }) offerId!: string | null;
  @Instant() createdAt!: number;
  /** Not worth sending after this. */
  @Instant() deadline!: number;
  /** When to try next; null when it is over. */
  @Instant({ nullable: true }) dueAt!: number | null;
  @Integer() attempts!: number;
  /** What came of each channel so far. */
  @Json() tried!: Tried;
  @Instant({ nullable: true }) deliveredAt!: number | null;
  @Text({ nullable: true }) deliveredBy!: NoticeChannel | null;
  @Text({ nullable: true }) failure!: string | null;
}

/** By which ways a unit sends notices: each channel's settings, their order, and which private addresses are allowed. */
@Entity('notice_setup')
export class NoticeSetupRow {
  @PrimaryColumn({ type: 'text', name: 'unit_id' }) unitId!: string;
  @Json() channels!: ChannelsRecord;
  /** Host names, addresses and address ranges inside the private network that may be reached. */
  @Json() allowed!: string[];
  @Instant() changedAt!: number;
}

/** Where a person wants notices. What is null follows the unit. */
@Entity('notice_preference')
export class NoticePreferenceRow {
  @PrimaryColumn({ type: 'text', name: 'person_id' }) personId!: string;
  /** In order; what is not named is not used. */
  @Json({ nullable: true }) channels!: NoticeChannel[] | null;
  @Json({ nullable: true }) quiet!: Quiet | null;
  /** Sealed JSON: e-mail and the names in chat applications. */
  @Text({ nullable: true }) addresses!: string | null;
  @Text() lang!: Lang;
  @Instant() changedAt!: number;
}

/** A browser that takes Web Push. */
@Entity('push_subscription')
export class PushSubscriptionRow {
  @Id() id!: string;
  @Text() personId!: string;
  /** Tells a repeat without reading what is sealed. */
  @Text({ unique: true }) endpointHash!: string;
  /** Sealed JSON of the browser's subscription. */
  @Text() sealed!: string;
  @Text() device!: string;
  @Instant() createdAt!: number;
  /** Which session it was switched on in: it ends where that is signed out. */
  @Text({ nullable: true }) sessionId!: string | null;
}
