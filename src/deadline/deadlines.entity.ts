import { Entity } from 'typeorm';
import type { ClockKind, LimitUnit, Urgency } from '../protocol/codes.js';
import { Id, Integer, Text } from '../store/column-types.js';

/** How long something may take in a unit, by urgency and, where it differs, by category. */
@Entity('deadline_rule')
export class DeadlineRuleRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() clock!: ClockKind;
  @Text() urgency!: Urgency;
  @Text({ nullable: true }) category!: string | null;
  @Integer() amount!: number;
  @Text() unit!: LimitUnit;
}
