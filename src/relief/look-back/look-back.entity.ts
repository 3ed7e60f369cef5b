import { Entity } from 'typeorm';
import type { LeadKind } from '../../protocol/relief/leads.js';
import type { LookBackDecisionKind } from '../../protocol/relief/look-back.js';
import { Id, Instant, Integer, Text } from '../../store/column-types.js';

/** One search back through closed calls; its id is its job's. */
@Entity('look_back_run')
export class LookBackRunRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() startedBy!: string;
  @Instant() startedAt!: number;
  /** Calls that were closed from then on, up to its start. */
  @Instant() fromAt!: number;
  @Integer() total!: number;
  @Integer() looked!: number;
  @Integer() found!: number;
  /** Calls of which some words could not be opened. */
  @Integer() unread!: number;
  /** The last call that was looked at, newest first: a run that is taken up again goes on after it. */
  @Instant({ nullable: true }) markAt!: number | null;
  @Text({ nullable: true }) markId!: string | null;
  @Instant({ nullable: true }) finishedAt!: number | null;
}

/** A call that speaks of a kind of lead, once a call and kind; and what somebody decided on it. */
@Entity('look_back_hit')
export class LookBackHitRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() callId!: string;
  @Text() kind!: LeadKind;
  /** When the call was closed. */
  @Instant() closedAt!: number;
  @Text() runId!: string;
  @Instant() foundAt!: number;
  @Text({ nullable: true }) decision!: LookBackDecisionKind | null;
  @Text({ nullable: true }) decidedBy!: string | null;
  @Instant({ nullable: true }) decidedAt!: number | null;
  /** Sealed. */
  @Text({ nullable: true }) reason!: string | null;
  @Text({ nullable: true }) leadId!: string | null;
}
