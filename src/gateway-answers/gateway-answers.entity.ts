import { Entity, PrimaryColumn } from 'typeorm';
import { Instant, Text } from '../store/column-types.js';

/** What a unit's gateway brought once, and what was said to it. */
@Entity('gateway_answer')
export class GatewayAnswerRow {
  @PrimaryColumn({ type: 'text', name: 'unit_id' }) unitId!: string;
  /** The gateway's own. */
  @PrimaryColumn({ type: 'text', name: 'id' }) id!: string;
  @Instant() at!: number;
  /** Sealed. */
  @Text() said!: string;
}
