import { Entity } from 'typeorm';
import type { ChannelName } from './words.js';
import type { NoticeKind, NoticeParams } from './words.js';
import { Id, Instant, Integer, Json, Text } from '../store/columns.js';

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
  /** Channels that were tried in this round. */
  @Json() tried!: ChannelName[];
  @Instant({ nullable: true }) deliveredAt!: number | null;
  @Text({ nullable: true }) deliveredBy!: ChannelName | null;
  @Text({ nullable: true }) failure!: string | null;
}
