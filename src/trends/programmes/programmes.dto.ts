/** What may be asked and said of programmes, and the checks it must pass. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQueryDto } from '../../kernel/input/page-query.dto.js';
import {
  IfGiven,
  InstantField,
  LocalDayField,
  NameField,
  TextField,
  TextsField,
  UuidField,
  UuidsField,
} from '../../kernel/input/validation.js';
import { UNIT_HELP_KINDS, UNIT_HELP_LIMITS, type UnitHelpKind } from '../../protocol/trends/help.js';
import {
  PROGRAMME_LIMITS,
  PROGRAMME_STATES,
  type MeasurePayload,
  type NewProgramme,
  type NewTraining,
  type ProgrammeChange,
  type ProgrammeEnding,
  type ProgrammeHelp,
  type ProgrammeState,
} from '../../protocol/trends/programmes.js';

const ID = 60;
/** What the reader saw; a change by somebody else since then is refused. */
const Seen = () => applyDecorators(ApiPropertyOptional({ minimum: 1 }), IfGiven(), IsInt(), Min(1));
const MadeByClient = () =>
  applyDecorators(
    ApiProperty({ format: 'uuid', description: 'made by the client: the same again is the same' }),
    UuidField(),
  );
const Reasons = () =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(PROGRAMME_LIMITS.reasons),
    TextsField(PROGRAMME_LIMITS.reason),
  );

export class ProgrammeListDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: PROGRAMME_STATES }) @IfGiven() @IsIn(PROGRAMME_STATES) state?: ProgrammeState;
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) unitId?: string;
}

class NewMeasureDto {
  @ApiProperty({ maxLength: PROGRAMME_LIMITS.what }) @TextField(PROGRAMME_LIMITS.what, 1) what!: string;
  @ApiProperty({ maxLength: PROGRAMME_LIMITS.who }) @NameField(PROGRAMME_LIMITS.who, 1) who!: string;
  @ApiProperty({ format: 'date' }) @LocalDayField() by!: string;
}
export class NewProgrammeDto implements NewProgramme {
  /** One's own where nothing is said. */
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) unitId?: string;
  @ApiProperty({ type: [String], maxItems: PROGRAMME_LIMITS.reasons }) @Reasons() reasons!: string[];
  @ApiProperty({ format: 'date' }) @LocalDayField() from!: string;
  @ApiProperty({ format: 'date' }) @LocalDayField() until!: string;
  @ApiPropertyOptional({ type: [NewMeasureDto], maxItems: PROGRAMME_LIMITS.measures })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(PROGRAMME_LIMITS.measures)
  @ValidateNested({ each: true })
  @Type(() => NewMeasureDto)
  measures?: NewMeasureDto[];
}
export class ProgrammeChangeDto implements ProgrammeChange {
  @ApiPropertyOptional({ type: [String], maxItems: PROGRAMME_LIMITS.reasons })
  @IfGiven()
  @Reasons()
  reasons?: string[];
  @ApiPropertyOptional({ format: 'date' }) @IfGiven() @LocalDayField() from?: string;
  @ApiPropertyOptional({ format: 'date' }) @IfGiven() @LocalDayField() until?: string;
  @Seen() version?: number;
}
export class MeasureDto implements MeasurePayload {
  @MadeByClient() id!: string;
  /** Of a new measure all three are required. */
  @ApiPropertyOptional({ maxLength: PROGRAMME_LIMITS.what })
  @IfGiven()
  @TextField(PROGRAMME_LIMITS.what, 1)
  what?: string;
  @ApiPropertyOptional({ maxLength: PROGRAMME_LIMITS.who })
  @IfGiven()
  @NameField(PROGRAMME_LIMITS.who, 1)
  who?: string;
  @ApiPropertyOptional({ format: 'date' }) @IfGiven() @LocalDayField() by?: string;
  /** By the unit itself. */
  @ApiPropertyOptional() @IfGiven() @IsBoolean() done?: boolean;
  @Seen() version?: number;
}
export class ProgrammeHelpDto implements ProgrammeHelp {
  @MadeByClient() id!: string;
  /** Of what is asked, or given unasked. */
  @ApiPropertyOptional({ enum: UNIT_HELP_KINDS }) @IfGiven() @IsIn(UNIT_HELP_KINDS) kind?: UnitHelpKind;
  @ApiPropertyOptional({ maxLength: UNIT_HELP_LIMITS.text })
  @IfGiven()
  @TextField(UNIT_HELP_LIMITS.text, 1)
  text?: string;
  @ApiPropertyOptional({ format: 'date' }) @IfGiven() @LocalDayField() by?: string;
  /** Of an answer to what was asked, by the unit that helps. */
  @ApiPropertyOptional() @IfGiven() @IsBoolean() given?: boolean;
  @ApiPropertyOptional({ maxLength: UNIT_HELP_LIMITS.answer })
  @IfGiven()
  @TextField(UNIT_HELP_LIMITS.answer, 1)
  answer?: string;
  @Seen() version?: number;
}
export class ProgressNoteDto {
  @MadeByClient() id!: string;
  @ApiProperty({ maxLength: PROGRAMME_LIMITS.note }) @TextField(PROGRAMME_LIMITS.note, 1) text!: string;
  @Seen() version?: number;
}
export class TrainingDto implements NewTraining {
  @MadeByClient() id!: string;
  @ApiProperty({ maxLength: PROGRAMME_LIMITS.title }) @NameField(PROGRAMME_LIMITS.title, 1) title!: string;
  @ApiProperty({ format: 'date-time' }) @InstantField() from!: string;
  @ApiProperty({ format: 'date-time' }) @InstantField() to!: string;
  /** Of the unit's own officers and volunteers. */
  @ApiProperty({ type: [String], maxItems: PROGRAMME_LIMITS.people })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PROGRAMME_LIMITS.people)
  @UuidsField()
  people!: string[];
  @Seen() version?: number;
}
export class ProgrammeEndingDto implements ProgrammeEnding {
  /** The unit is weak no more. */
  @ApiProperty() @IsBoolean() lifted!: boolean;
  @ApiProperty({ maxLength: PROGRAMME_LIMITS.ending }) @TextField(PROGRAMME_LIMITS.ending, 1) reason!: string;
  @Seen() version?: number;
}
