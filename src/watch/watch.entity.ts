import { Entity } from 'typeorm';
import type { DrillStage, FindingKind } from '../protocol/watch.js';
import type { DrillKind, OfferEnd } from '../protocol/codes.js';
import { Flag, Id, Instant, Integer, Json, Text } from '../store/column-types.js';

/** Something that the auditor found wrong, as long as it lasts and after. One open row a kind and subject. */
@Entity('watch_finding')
export class FindingRow {
  @Id() id!: string;
  /** Whose coordinators are told; empty: everybody's. */
  @Text() unitId!: string;
  @Text() kind!: FindingKind;
  /** The call, duty row, ring, node or unit it is about. */
  @Text() subject!: string;
  @Text({ nullable: true }) callId!: string | null;
  @Integer({ nullable: true }) count!: number | null;
  @Instant() openedAt!: number;
  @Instant() lastSeenAt!: number;
  @Instant({ nullable: true }) closedAt!: number | null;
}

/** A process of the hub and when it, its dispatcher and its auditor last gave a sign of life. */
@Entity('hub_node')
export class NodeRow {
  @Id() id!: string;
  @Instant() startedAt!: number;
  @Instant() beatAt!: number;
  @Instant() dispatchedAt!: number;
  @Instant() auditedAt!: number;
  /** Since when hints to and from it are lost; null where they cross. */
  @Instant({ nullable: true }) hintsLostAt!: number | null;
}

/** What is kept of a drill beside its call. */
export interface DrillTimes {
  /** A real call of that hour, without danger, would not have rung before this. */
  bookedAt?: number;
  ringSeconds?: number;
  receivedSeconds?: number;
  acceptSeconds?: number;
  closeSeconds?: number;
  rung?: { officerId: string; rungAt: number; receivedAt: number | null; ending: OfferEnd | null }[];
}
/** A drill that a coordinator asked for, or a test of the hub's own way. */
@Entity('drill')
export class DrillRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() kind!: DrillKind;
  @Text({ nullable: true }) callId!: string | null;
  @Text({ nullable: true }) communityId!: string | null;
  /** The local day of the daily test: one a unit. Null where somebody asked. */
  @Text({ nullable: true }) day!: string | null;
  @Text({ nullable: true }) askedBy!: string | null;
  @Instant() startedAt!: number;
  @Instant({ nullable: true }) endedAt!: number | null;
  @Flag({ nullable: true }) passed!: boolean | null;
  @Text({ nullable: true }) stage!: DrillStage | null;
  @Json({ nullable: true }) times!: DrillTimes | null;
}
