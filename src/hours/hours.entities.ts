import { Entity } from 'typeorm';
import { Id, Instant, Integer, Json, Text } from '../store/columns.js';

/** A line of the hours ledger: appended, never changed; corrected by a reversal and a new line. */
@Entity('hours_entry')
export class HoursEntryRow {
  @Id() id!: string;
  @Text() officerId!: string;
  @Text() unitId!: string;
  @Text() kind!: 'duty';
  @Instant() fromAt!: number;
  @Instant() toAt!: number;
  /** On the wall-clock grid: floor(to/60 s) − floor(from/60 s); negative in a reversal. */
  @Integer() minutes!: number;
  /** The local day (Asia/Shanghai), YYYY-MM-DD. */
  @Text() day!: string;
  @Text() source!: 'measured' | 'back_filled';
  @Json() flags!: string[];
  /** The duty session it was measured in. */
  @Text({ nullable: true }) sessionId!: string | null;
  @Text({ nullable: true }) reverses!: string | null;
  @Text({ nullable: true }) reason!: string | null;
  @Text({ nullable: true }) recordedBy!: string | null;
  @Instant() recordedAt!: number;
}
