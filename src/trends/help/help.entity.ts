import { Entity } from 'typeorm';
import type { UnitHelpKind, UnitHelpState } from '../../protocol/trends/help.js';
import { Id, Instant, Text } from '../../store/column-types.js';

/** What a unit asked of the unit above, or was given unasked. */
@Entity('unit_help')
export class HelpRow {
  /** Made by the client. */
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() helperId!: string;
  /** null where it is asked by itself. */
  @Text({ nullable: true }) programmeId!: string | null;
  @Text() kind!: UnitHelpKind;
  @Text() text!: string;
  /** YYYY-MM-DD */
  @Text({ nullable: true }) byDay!: string | null;
  @Text() askedBy!: string;
  @Instant() askedAt!: number;
  @Text() state!: UnitHelpState;
  @Text({ nullable: true }) answer!: string | null;
  @Text({ nullable: true }) answeredBy!: string | null;
  @Instant({ nullable: true }) answeredAt!: number | null;
  /** When the helper is reminded; null: nothing is left to say. */
  @Instant({ nullable: true }) remindAt!: number | null;
}
