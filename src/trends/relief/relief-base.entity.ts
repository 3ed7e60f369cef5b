import { Entity } from 'typeorm';
import { Id, Instant, Integer, Text } from '../../store/column-types.js';

/** What was granted in a year, and the base it is measured by, as somebody entered it for a unit. One a unit and year. */
@Entity('relief_base')
export class ReliefBaseRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Integer() year!: number;
  @Integer() granted!: number;
  @Integer({ nullable: true }) base!: number | null;
  /** Fen: a bigint, as instants are. */
  @Instant({ nullable: true }) grantedFen!: number | null;
  @Text() source!: string;
  @Text() enteredBy!: string;
  @Instant() enteredAt!: number;
  @Integer() version!: number;
}
