import { Entity } from 'typeorm';
import { Id, Instant, Integer, Json, Text } from '../store/columns.js';

/** A notice to the outside world, written with the fact it tells of and delivered by a worker of its own. */
@Entity('notice')
export class NoticeRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() officerId!: string;
  @Text() offerId!: string;
  @Json() body!: Record<string, unknown>;
  @Instant() createdAt!: number;
  /** Not worth sending after this: the ring has ended. */
  @Instant() deadline!: number;
  /** When to try next; null when it is over. */
  @Instant({ nullable: true }) dueAt!: number | null;
  @Integer() attempts!: number;
  @Instant({ nullable: true }) deliveredAt!: number | null;
  @Text({ nullable: true }) failure!: string | null;
}
