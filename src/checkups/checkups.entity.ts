import { Entity, PrimaryColumn } from 'typeorm';
import type { CheckupKind, CheckupPoint, CheckupState, Finding } from '../protocol/outreach/enterprises.js';
import { Flag, Id, Instant, Integer, Json, Text } from '../store/column-types.js';

/** A check-up of an enterprise, or a visit there, by its invitation. */
@Entity('checkup')
export class CheckupRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() enterpriseId!: string;
  @Text() kind!: CheckupKind;
  @Text() state!: CheckupState;
  /** Who of the enterprise invited. Sealed. */
  @Text() invitedBy!: string;
  @Instant() invitedAt!: number;
  @Instant() at!: number;
  @Text() place!: string;
  /** Ids of who takes part. */
  @Json() officers!: string[];
  /** Why it was cancelled, sealed; null where it was not. */
  @Text({ nullable: true }) reason!: string | null;
  @Text({ nullable: true }) cancelledBy!: string | null;
  /** Grows with each change, of its points too. */
  @Integer() version!: number;
  @Text() madeBy!: string;
  @Instant() madeAt!: number;
  @Instant() changedAt!: number;
}

/** One point as it was found, with the text it had then. */
@Entity('checkup_finding')
export class CheckupFindingRow {
  @Id() id!: string;
  @Text() checkupId!: string;
  @Text() pointId!: string;
  @Integer() position!: number;
  @Text() text!: string;
  @Text() finding!: Finding;
  /** Sealed, as all that is said of it. */
  @Text({ nullable: true }) words!: string | null;
  @Text({ nullable: true }) advice!: string | null;
  @Instant({ nullable: true }) solvedAt!: number | null;
  @Text({ nullable: true }) solvedBy!: string | null;
  @Text({ nullable: true }) solvedWords!: string | null;
  /** The call that the problem became. Closed as solved, it solves the problem, which says nothing of it itself. */
  @Text({ nullable: true }) callId!: string | null;
  /** A problem that is a dispute over a contract or a debt: its channels are explained, and it becomes no call. */
  @Flag() dispute!: boolean;
}

/** The points that a unit's check-ups go through; no row: those that ship. */
@Entity('checkup_points')
export class CheckupPointsRow {
  @PrimaryColumn({ type: 'text', name: 'unit_id' }) unitId!: string;
  @Json() points!: CheckupPoint[];
  @Integer() version!: number;
  @Text() changedBy!: string;
  @Instant() changedAt!: number;
}
