import { Entity, PrimaryColumn } from 'typeorm';
import { Integer, Text } from '../store/column-types.js';

export const MARK_KINDS = ['delivered', 'read'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];
/** A community reads as one: which of its people did is kept nowhere. */
export const COMMUNITY = 'community';

/** How far somebody has come in what was said in a call. */
@Entity('message_mark')
export class MessageMarkRow {
  @PrimaryColumn({ type: 'text', name: 'call_id' }) callId!: string;
  /** An officer's id, or `community`. */
  @PrimaryColumn({ type: 'text', name: 'reader' }) reader!: string;
  @PrimaryColumn({ type: 'text', name: 'kind' }) kind!: MarkKind;
  @Text() messageId!: string;
  /** The place of that message in the call: the number of its fact. */
  @Integer() seq!: number;
}
