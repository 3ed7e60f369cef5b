import { Entity, PrimaryColumn } from 'typeorm';
import type { NoticeChannel } from '../../protocol/people/notice-channels.js';
import type { ShownHow } from '../../protocol/codes.js';
import { Instant, Text } from '../../store/column-types.js';

/**
 * What a ring reached: one row for each device of its officer (`page` and the session), one for each other channel.
 */
@Entity('ring_delivery')
export class RingDeliveryRow {
  @PrimaryColumn({ type: 'text', name: 'offer_id' }) offerId!: string;
  @PrimaryColumn({ type: 'text', name: 'channel' }) channel!: NoticeChannel;
  @PrimaryColumn({ type: 'text', name: 'device' }) device!: string;
  /** As the session named it: a browser's own words. */
  @Text() deviceName!: string;
  @Instant({ nullable: true }) sentAt!: number | null;
  @Instant({ nullable: true }) againAt!: number | null;
  @Instant({ nullable: true }) receivedAt!: number | null;
  @Instant({ nullable: true }) shownAt!: number | null;
  @Text({ nullable: true }) shownHow!: ShownHow | null;
  @Text({ nullable: true }) failure!: string | null;
}
