import { Entity } from 'typeorm';
import type { ProgrammeState } from '../../protocol/trends/programmes.js';
import { Id, Instant, Integer, Json, Text } from '../../store/column-types.js';

/** A programme of help for a unit; a unit has one under way at most. */
@Entity('programme')
export class ProgrammeRow {
  @Id() id!: string;
  @Text() unitId!: string;
  /** The unit above that helps; null where there is none. */
  @Text({ nullable: true }) helperId!: string | null;
  @Json() reasons!: string[];
  /** YYYY-MM-DD, both. */
  @Text() fromDay!: string;
  @Text() untilDay!: string;
  @Text() state!: ProgrammeState;
  @Text() madeBy!: string;
  /** Of whoever made it: the unit itself, or one above. */
  @Text() madeIn!: string;
  @Instant() madeAt!: number;
  @Instant({ nullable: true }) endedAt!: number | null;
  @Text({ nullable: true }) endedBy!: string | null;
  @Text({ nullable: true }) endedIn!: string | null;
  @Text({ nullable: true }) ending!: string | null;
  /** Grows with each change, of its parts too. */
  @Integer() version!: number;
}

@Entity('programme_measure')
export class MeasureRow {
  /** Made by the client. */
  @Id() id!: string;
  @Text() programmeId!: string;
  @Text() what!: string;
  @Text() who!: string;
  /** YYYY-MM-DD */
  @Text() byDay!: string;
  @Text() addedBy!: string;
  @Instant() addedAt!: number;
  @Text({ nullable: true }) doneBy!: string | null;
  @Instant({ nullable: true }) doneAt!: number | null;
}

@Entity('programme_note')
export class ProgressNoteRow {
  /** Made by the client. */
  @Id() id!: string;
  @Text() programmeId!: string;
  /** Of whoever wrote it. */
  @Text() unitId!: string;
  @Text() text!: string;
  @Text() writtenBy!: string;
  @Instant() writtenAt!: number;
}

@Entity('programme_training')
export class TrainingRow {
  /** Made by the client. */
  @Id() id!: string;
  @Text() programmeId!: string;
  @Text() title!: string;
  @Instant() fromAt!: number;
  @Instant() toAt!: number;
  /** Ids of the unit's own who took part. */
  @Json() people!: string[];
  /** Of all together, as they went into the ledger when it was entered. */
  @Integer() minutes!: number;
  @Text() enteredBy!: string;
  @Instant() enteredAt!: number;
}
