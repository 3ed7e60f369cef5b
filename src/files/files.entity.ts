import { Entity } from 'typeorm';
import { Id, Instant, Integer, Text } from '../store/column-types.js';
import type { FileKind } from '../protocol/conversation/files.js';

/** A file that was sent in a call. Its bytes are in the file store. */
@Entity('conversation_file')
export class ConversationFileRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() callId!: string;
  @Text() messageId!: string;
  @Text() byId!: string;
  /** The key that its sender made: of one person in one call it stands for one file. */
  @Text() clientKey!: string;
  @Text() kind!: FileKind;
  /** The media type of what is kept. */
  @Text() type!: string;
  /** Sealed. */
  @Text() name!: string;
  /** Of what is kept. */
  @Integer() bytes!: number;
  /** Kept, then gone: nothing comes back. */
  @Text() state!: 'kept' | 'gone';
  /** Where its bytes lie. */
  @Text() storeId!: string;
  /** Of the bytes as they were sent, by a keyed hash: the same key with other bytes is another file. */
  @Text() digest!: string;
  @Instant() at!: number;
  @Instant({ nullable: true }) goneAt!: number | null;
}
