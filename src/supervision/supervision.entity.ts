import { Entity } from 'typeorm';
import type {
  SuggestionState,
  SupervisionKind,
  SupervisionOutcome,
  SupervisionState,
} from '../protocol/relief/supervision.js';
import { Id, Instant, Integer, Text } from '../store/column-types.js';

/** Something that the procuratorate may have to supervise, as it was handed in. Never deleted. */
@Entity('supervision_lead')
export class SupervisionLeadRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() number!: string;
  @Text() kind!: SupervisionKind;
  @Text() state!: SupervisionState;
  /** Sealed, as all that people said. */
  @Text() note!: string;
  @Text({ nullable: true }) place!: string | null;
  /** The same place gives the same key, and the key says nothing of it. */
  @Text({ nullable: true }) placeKey!: string | null;
  @Text({ nullable: true }) communityId!: string | null;
  @Text({ nullable: true }) callId!: string | null;
  @Text() handedInBy!: string;
  @Instant() handedInAt!: number;
  @Text({ nullable: true }) departmentId!: string | null;
  @Text({ nullable: true }) handedOverBy!: string | null;
  @Instant({ nullable: true }) handedOverAt!: number | null;
  @Text({ nullable: true }) receipt!: string | null;
  @Instant({ nullable: true }) receiptAt!: number | null;
  @Text({ nullable: true }) outcome!: SupervisionOutcome | null;
  @Text({ nullable: true }) outcomeText!: string | null;
  @Text({ nullable: true }) closedBy!: string | null;
  @Instant({ nullable: true }) toldAt!: number | null;
  /** Grows with each change. */
  @Integer() version!: number;
}

/** The same kind came again at a place or in a community; exactly one of the two is named. */
@Entity('supervision_suggestion')
export class SupervisionSuggestionRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() kind!: SupervisionKind;
  @Text({ nullable: true }) communityId!: string | null;
  @Text({ nullable: true }) placeKey!: string | null;
  /** Sealed: as the newest of its leads says it. */
  @Text({ nullable: true }) place!: string | null;
  @Text() state!: SuggestionState;
  @Instant() fromAt!: number;
  @Instant() toAt!: number;
  @Instant() madeAt!: number;
  @Text({ nullable: true }) decidedBy!: string | null;
  @Instant({ nullable: true }) decidedAt!: number | null;
  /** Sealed. */
  @Text({ nullable: true }) note!: string | null;
}
