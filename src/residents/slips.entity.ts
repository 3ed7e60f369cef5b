import { Entity, PrimaryColumn } from 'typeorm';
import { Flag, Instant, Text } from '../store/column-types.js';

/** The slip of a call that holds now: a new one takes the place of the old. */
@Entity('slip')
export class SlipRow {
  @PrimaryColumn({ type: 'text', name: 'call_id' }) callId!: string;
  /** Keyed, of number and code. */
  @Text() codeHash!: string;
  @Text() givenBy!: string;
  @Instant() givenAt!: number;
  /** It was asked whether the resident may be reached so. */
  @Flag() safeContact!: boolean;
  /** Of the telephone that was texted, keyed; null where nobody is. */
  @Text({ nullable: true }) phoneKey!: string | null;
  /** The closing that was told by text last, by its instant. */
  @Instant({ nullable: true }) toldAt!: number | null;
  /** When the next closing text may be tried. */
  @Instant({ nullable: true }) tryAt!: number | null;
}
