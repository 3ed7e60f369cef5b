import { Entity, PrimaryColumn } from 'typeorm';
import { Instant, Text } from '../store/column-types.js';

/** What a source of calls sent under an id of its own, and the call that it is: kept as long as calls are. */
@Entity('intake_entry')
export class IntakeEntryRow {
  @PrimaryColumn({ type: 'text', name: 'source_id' }) sourceId!: string;
  /** Keyed index of the source's id. */
  @PrimaryColumn({ type: 'text', name: 'entry_key' }) entryKey!: string;
  @Text() callId!: string;
  @Instant() at!: number;
  /** The source's id itself, sealed: the other hotline's reference. */
  @Text() reference!: string;
}

export const referenceSealContext = (sourceId: string, entryKey: string) =>
  `intake_entry.reference:${sourceId}:${entryKey}`;
