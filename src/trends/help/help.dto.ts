/** What may be asked and said of help, and the checks it must pass. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { IfGiven, LocalDayField, TextField, UuidField } from '../../kernel/input/validation.js';
import {
  UNIT_HELP_KINDS,
  UNIT_HELP_LIMITS,
  type UnitHelpAnswer,
  type UnitHelpKind,
  type NewUnitHelp,
} from '../../protocol/trends/help.js';

export class NewUnitHelpDto implements NewUnitHelp {
  @ApiProperty({ format: 'uuid', description: 'made by the client: the same again is the same' })
  @UuidField()
  id!: string;
  @ApiProperty({ enum: UNIT_HELP_KINDS }) @IsIn(UNIT_HELP_KINDS) kind!: UnitHelpKind;
  @ApiProperty({ maxLength: UNIT_HELP_LIMITS.text }) @TextField(UNIT_HELP_LIMITS.text, 1) text!: string;
  /** Until when it is needed. */
  @ApiPropertyOptional({ format: 'date' }) @IfGiven() @LocalDayField() by?: string;
}
export class UnitHelpAnswerDto implements UnitHelpAnswer {
  @ApiProperty() @IsBoolean() given!: boolean;
  /** What is done, or why it is not. */
  @ApiProperty({ maxLength: UNIT_HELP_LIMITS.answer }) @TextField(UNIT_HELP_LIMITS.answer, 1) answer!: string;
}
