/** What may be asked and said about check-ups, and the checks it must pass. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  CHECKUP_KINDS,
  CHECKUP_STATES,
  ENTERPRISE_LIMITS,
  FINDINGS,
  type CheckupKind,
  type CheckupState,
  type Finding,
} from '../protocol/outreach/enterprises.js';
import { LANGS, type Lang } from '../protocol/lang.js';
import { LIMITS } from '../protocol/limits.js';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { IfGiven, InstantField, NameField, TextField } from '../kernel/input/validation.js';

const Ids = (max: number) =>
  applyDecorators(
    ApiPropertyOptional({ type: [String], maxItems: max }),
    IfGiven(),
    IsArray(),
    ArrayMaxSize(max),
    IsString({ each: true }),
    MaxLength(100, { each: true }),
  );
/** What the reader saw; a change by somebody else since then is refused. */
const Seen = (min: number) =>
  applyDecorators(ApiPropertyOptional({ minimum: min }), IfGiven(), IsInt(), Min(min));

export class CheckupListDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: CHECKUP_STATES }) @IfGiven() @IsIn(CHECKUP_STATES) state?: CheckupState;
  @ApiPropertyOptional({ description: 'the one whose problem became this call' })
  @IfGiven()
  @TextField(LIMITS.name, 1)
  callId?: string;
}
export class LetterDto {
  /** The asker's own where nothing is said. */
  @ApiPropertyOptional({ enum: LANGS }) @IfGiven() @IsIn(LANGS) lang?: Lang;
}
/** An end that is not given is open. */
export class CheckupSpanDto {
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() from?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() to?: string;
}

export class NewCheckupDto {
  @ApiProperty() @TextField(LIMITS.name, 1) enterpriseId!: string;
  @ApiProperty({ enum: CHECKUP_KINDS }) @IsIn(CHECKUP_KINDS) kind!: CheckupKind;
  /** Who of the enterprise invited. */
  @ApiProperty({ maxLength: ENTERPRISE_LIMITS.invitedBy })
  @NameField(ENTERPRISE_LIMITS.invitedBy, 1)
  invitedBy!: string;
  /** Now, where it is not given. */
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() invitedAt?: string;
  @ApiProperty({ format: 'date-time' }) @InstantField() at!: string;
  @ApiPropertyOptional({ maxLength: ENTERPRISE_LIMITS.place })
  @IfGiven()
  @NameField(ENTERPRISE_LIMITS.place)
  place?: string;
  @Ids(ENTERPRISE_LIMITS.officers) officers?: string[];
}

export class ChangeCheckupDto {
  @ApiPropertyOptional({ maxLength: ENTERPRISE_LIMITS.invitedBy })
  @IfGiven()
  @NameField(ENTERPRISE_LIMITS.invitedBy, 1)
  invitedBy?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() invitedAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() at?: string;
  @ApiPropertyOptional({ maxLength: ENTERPRISE_LIMITS.place })
  @IfGiven()
  @NameField(ENTERPRISE_LIMITS.place)
  place?: string;
  @Ids(ENTERPRISE_LIMITS.officers) officers?: string[];
  /** `planned` opens again what was done. */
  @ApiPropertyOptional({ enum: CHECKUP_STATES }) @IfGiven() @IsIn(CHECKUP_STATES) state?: CheckupState;
  /** Why it is cancelled; required with that, and else left aside. */
  @ApiPropertyOptional({ maxLength: LIMITS.reason }) @IfGiven() @TextField(LIMITS.reason, 1) reason?: string;
  @Seen(1) version?: number;
}

export class FindingDto {
  @ApiProperty({ enum: FINDINGS }) @IsIn(FINDINGS) finding!: Finding;
  /** What was found; required with a problem. */
  @ApiPropertyOptional({ maxLength: ENTERPRISE_LIMITS.words })
  @IfGiven()
  @TextField(ENTERPRISE_LIMITS.words)
  words?: string;
  /** What the enterprise was advised. */
  @ApiPropertyOptional({ maxLength: ENTERPRISE_LIMITS.words })
  @IfGiven()
  @TextField(ENTERPRISE_LIMITS.words)
  advice?: string;
  /** The problem was solved on the spot. */
  @ApiPropertyOptional() @IfGiven() @IsBoolean() solved?: boolean;
  /** The problem is a dispute over a contract or a debt. */
  @ApiPropertyOptional() @IfGiven() @IsBoolean() dispute?: boolean;
}
export class PointCallDto {
  /** What the call is about; enterprise, point and what was found where nothing is said. */
  @ApiPropertyOptional({ maxLength: LIMITS.summary })
  @IfGiven()
  @TextField(LIMITS.summary, 1)
  summary?: string;
  /** The enterprise's contact agrees to stand in the call, for whoever handles it. */
  @ApiPropertyOptional() @IfGiven() @IsBoolean() withContact?: boolean;
}
export class SolvedDto {
  @ApiProperty({ maxLength: ENTERPRISE_LIMITS.words }) @TextField(ENTERPRISE_LIMITS.words, 1) words!: string;
}

class PointDto {
  /** Of a point that is in the list already. */
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) id?: string;
  @ApiProperty({ maxLength: ENTERPRISE_LIMITS.pointText })
  @NameField(ENTERPRISE_LIMITS.pointText, 1)
  text!: string;
  @ApiProperty() @IsBoolean() isUsed!: boolean;
}
export class PointsDto {
  /** In their order. */
  @ApiProperty({ type: [PointDto], maxItems: ENTERPRISE_LIMITS.points })
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PointDto)
  points!: PointDto[];
  @Seen(0) version?: number;
}
