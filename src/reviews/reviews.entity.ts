import { Entity } from 'typeorm';
import type {
  CallBackOutcome,
  CallBackReason,
  CallBackState,
  CallBackWay,
} from '../protocol/residents/reviews.js';
import { Flag, Id, Instant, Integer, Text } from '../store/column-types.js';

/** Somebody was not satisfied with a closing, and is to be called back by somebody else: one a closing. */
@Entity('call_back')
export class CallBackRow {
  @Id() id!: string;
  @Text() unitId!: string;
  /** Unique with `closedAt`. */
  @Text() callId!: string;
  @Instant() closedAt!: number;
  @Text() reason!: CallBackReason;
  @Instant() openedAt!: number;
  @Instant() dueAt!: number;
  /** When it is spoken of next; null: nothing is left to say. */
  @Instant({ nullable: true }) remindAt!: number | null;
  @Text() state!: CallBackState;
  @Text({ nullable: true }) assigneeId!: string | null;
  @Text({ nullable: true }) doneBy!: string | null;
  @Instant({ nullable: true }) doneAt!: number | null;
  @Text({ nullable: true }) way!: CallBackWay | null;
  @Text({ nullable: true }) outcome!: CallBackOutcome | null;
  /** Sealed. */
  @Text({ nullable: true }) note!: string | null;
  @Integer() version!: number;
}

/** A month whose lots were drawn: so many were closed in it. */
@Entity('sample_draw')
export class SampleDrawRow {
  /** Unit and month. */
  @Id() id!: string;
  @Text() unitId!: string;
  /** YYYY-MM. */
  @Text() month!: string;
  @Instant() drawnAt!: number;
  @Integer() closed!: number;
}

/** A closed call drawn for review, and what the reviewer found. */
@Entity('sample_review')
export class SampleReviewRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() month!: string;
  /** Unique with the month. */
  @Text() callId!: string;
  @Instant() closedAt!: number;
  @Text({ nullable: true }) doneBy!: string | null;
  @Instant({ nullable: true }) doneAt!: number | null;
  @Flag({ nullable: true }) contactMade!: boolean | null;
  @Flag({ nullable: true }) sentencePlain!: boolean | null;
  @Flag({ nullable: true }) outcomeTrue!: boolean | null;
  /** null also where there was none to keep. */
  @Flag({ nullable: true }) followUpKept!: boolean | null;
  /** Sealed. */
  @Text({ nullable: true }) remark!: string | null;
  @Integer() version!: number;
}
