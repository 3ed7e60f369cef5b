import { Entity } from 'typeorm';
import { Id, Instant, Text } from '../../store/column-types.js';

/** Somebody without an account who came by a link: for one video call, and no longer. */
@Entity('guest_session')
export class GuestSessionRow {
  @Id() id!: string;
  @Text() videoId!: string;
  @Text() unitId!: string;
  @Text() tokenHash!: string;
  /** As they said it, sealed. */
  @Text() name!: string;
  @Instant() openedAt!: number;
  @Instant() expiresAt!: number;
  @Instant({ nullable: true }) endedAt!: number | null;
}
