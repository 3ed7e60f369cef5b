import { Entity, PrimaryColumn } from 'typeorm';
import type { ProposalKind, ProposalState } from '../protocol/reports.js';
import { Id, Instant, Text } from '../store/column-types.js';

/**
 * What came again in a community, for a person to decide on. Of a community and matter one stands (open or planned)
 * at a time, and grows; after it was done or dismissed only later calls can make another.
 */
@Entity('proposal')
export class ProposalRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() communityId!: string;
  @Text() kind!: ProposalKind;
  /** The category, or the keyed index of the resident's telephone: which never leaves the hub. */
  @Text() matter!: string;
  @Text() state!: ProposalState;
  /** When its first and its last call were raised. */
  @Instant() fromAt!: number;
  @Instant() toAt!: number;
  @Instant() madeAt!: number;
  /** YYYY-MM-DD */
  @Text({ nullable: true }) plannedFor!: string | null;
  @Text({ nullable: true }) decidedBy!: string | null;
  @Instant({ nullable: true }) decidedAt!: number | null;
  /** Sealed. */
  @Text({ nullable: true }) note!: string | null;
}

/** The local day on which a unit's calls were last looked through. */
@Entity('proposal_sweep')
export class ProposalSweepRow {
  @PrimaryColumn({ type: 'text', name: 'unit_id' }) unitId!: string;
  @Text() day!: string;
}
