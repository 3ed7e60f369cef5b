import { Entity } from 'typeorm';
import type { LetterFigures, LetterState, LetterWords } from '../../protocol/trends/letters.js';
import { Id, Instant, Integer, Json, Text } from '../../store/column-types.js';

/** Copied when a letter is drafted, with what each counts in both languages. */
export interface FrozenFigures extends Omit<LetterFigures, 'definitions'> {
  definitions: LetterWords;
}

/** A letter to a unit below; one a unit and year that is not over. */
@Entity('reminder_letter')
export class LetterRow {
  @Id() id!: string;
  @Text() number!: string;
  /** Which writes. */
  @Text() unitId!: string;
  @Text() toUnitId!: string;
  @Integer() year!: number;
  @Json() figures!: FrozenFigures;
  @Text() text!: string;
  @Text() state!: LetterState;
  @Text() draftedBy!: string;
  @Instant() draftedAt!: number;
  @Text({ nullable: true }) signedBy!: string | null;
  @Instant({ nullable: true }) signedAt!: number | null;
  @Text({ nullable: true }) sentBy!: string | null;
  @Instant({ nullable: true }) sentAt!: number | null;
  /** Working days, as they were set when it was sent. */
  @Integer({ nullable: true }) answerDays!: number | null;
  /** From then on it is soon due. */
  @Instant({ nullable: true }) nearAt!: number | null;
  @Instant({ nullable: true }) dueAt!: number | null;
  /** When the unit is reminded next; null: nothing is left to say. */
  @Instant({ nullable: true }) remindAt!: number | null;
  @Text({ nullable: true }) answer!: string | null;
  @Text({ nullable: true }) answeredBy!: string | null;
  @Instant({ nullable: true }) answeredAt!: number | null;
  @Text({ nullable: true }) readBy!: string | null;
  @Instant({ nullable: true }) readAt!: number | null;
  @Text({ nullable: true }) programmeId!: string | null;
  /** Lifted, or withdrawn. */
  @Text({ nullable: true }) endedBy!: string | null;
  @Instant({ nullable: true }) endedAt!: number | null;
  @Text({ nullable: true }) reason!: string | null;
  @Integer() version!: number;
}
