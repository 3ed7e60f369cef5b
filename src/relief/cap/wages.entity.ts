import { Entity } from 'typeorm';
import { Id, Instant, Integer, Text } from '../../store/column-types.js';

/** The average monthly wage of a province and year, as a unit has entered it: one line a unit, province and year. */
@Entity('relief_wage')
export class WageRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() province!: string;
  @Integer() year!: number;
  @Integer() monthlyFen!: number;
  @Text() source!: string;
  @Text() enteredBy!: string;
  @Instant() enteredAt!: number;
  @Integer() version!: number;
}
