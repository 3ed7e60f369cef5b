import { Entity, PrimaryColumn } from 'typeorm';
import type { QuickReply, QuickReplySide } from '../protocol/conversation/quick-replies.js';
import { Instant, Integer, Json, Text } from '../store/column-types.js';

/** The words that stand ready in a unit for one side; no row: those that ship. Nothing in it is secret. */
@Entity('quick_replies')
export class QuickRepliesRow {
  @PrimaryColumn({ type: 'text', name: 'unit_id' }) unitId!: string;
  @PrimaryColumn({ type: 'text', name: 'side' }) side!: QuickReplySide;
  @Json() items!: QuickReply[];
  @Integer() version!: number;
  @Text() changedBy!: string;
  @Instant() changedAt!: number;
}
