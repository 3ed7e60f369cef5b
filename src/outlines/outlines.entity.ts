import { Entity } from 'typeorm';
import { Id, Instant, Integer, Json, Text } from '../store/column-types.js';

/** The outline of one talk with one department. */
@Entity('outline')
export class OutlineRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() departmentId!: string;
  /** YYYY-MM-DD; a department has one talk a day. */
  @Text() talkOn!: string;
  /** HH:MM, or empty. */
  @Text() talkTime!: string;
  @Text() place!: string;
  /** What is said of its people; who they are is the directory's to say. */
  @Json() people!: OutlinePersonWords[];
  @Integer() version!: number;
  @Text() madeBy!: string;
  @Instant() madeAt!: number;
  @Text() changedBy!: string;
  @Instant() changedAt!: number;
}
export interface OutlinePersonWords {
  id: string;
  does: string;
  note: string;
}

export type OutlineLineKind = 'plan' | 'priority' | 'difficulty' | 'question' | 'follow_up';

/** A line of an outline. What falls due is a row with its day, and with the time at which it is spoken of next. */
@Entity('outline_line')
export class OutlineLineRow {
  @Id() id!: string;
  @Text() outlineId!: string;
  @Text() kind!: OutlineLineKind;
  @Integer() position!: number;
  /** The question that a follow-up came of. */
  @Text({ nullable: true }) questionId!: string | null;
  /** Sealed, as the note and the answer. */
  @Text() text!: string;
  @Text({ nullable: true }) note!: string | null;
  @Text({ nullable: true }) answer!: string | null;
  /** Whom a difficulty is put to. */
  @Text() whom!: string;
  /** Who does what was promised. */
  @Text({ nullable: true }) byId!: string | null;
  /** YYYY-MM-DD, both. */
  @Text({ nullable: true }) dueOn!: string | null;
  @Text({ nullable: true }) doneOn!: string | null;
  /** When it is spoken of next; null: nothing is left to say. */
  @Instant({ nullable: true }) remindAt!: number | null;
}
