import { Entity } from 'typeorm';
import type { ThreadSide } from '../protocol/conversation/internal-thread.js';
import { Id, Instant, Integer, Text } from '../store/column-types.js';

/** (call, seq) is unique, and (call, author, client's id). */
@Entity('thread_entry')
export class ThreadEntryRow {
  @Id() id!: string;
  @Text() callId!: string;
  @Integer() seq!: number;
  @Text() clientMessageId!: string;
  @Text() fromId!: string;
  @Text() side!: ThreadSide;
  /** Sealed. */
  @Text() text!: string;
  @Instant() at!: number;
}
