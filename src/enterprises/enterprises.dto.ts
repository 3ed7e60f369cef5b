/** What may be asked and said about enterprises, and the checks it must pass. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, Min } from 'class-validator';
import {
  ENTERPRISE_KINDS,
  ENTERPRISE_LIMITS,
  ENTERPRISE_STATES,
  type EnterpriseKind,
  type EnterpriseState,
} from '../protocol/outreach/enterprises.js';
import { LIMITS } from '../protocol/limits.js';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { CallBackPhoneField, IfGiven, NameField, OrNull, TextField } from '../kernel/input/validation.js';

/** null or an empty text takes away what is there. */
const TextOrNull = (maxLength: number) =>
  applyDecorators(ApiPropertyOptional({ type: String, nullable: true, maxLength }), OrNull());
const Ask = () => applyDecorators(ApiPropertyOptional(), IfGiven(), IsBoolean());
const Only = (description: string) =>
  applyDecorators(ApiPropertyOptional({ enum: ['true'], description }), IfGiven(), IsIn(['true']));
/** What the reader saw; a change by somebody else since then is refused. */
const Seen = () => applyDecorators(ApiPropertyOptional({ minimum: 1 }), IfGiven(), IsInt(), Min(1));

export class EnterpriseListDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'a part of the name, or its pinyin' })
  @IfGiven()
  @TextField(LIMITS.search)
  q?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name) communityId?: string;
  @ApiPropertyOptional({ enum: ENTERPRISE_KINDS }) @IfGiven() @IsIn(ENTERPRISE_KINDS) kind?: EnterpriseKind;
  @ApiPropertyOptional({ enum: ENTERPRISE_STATES, default: 'active' })
  @IfGiven()
  @IsIn(ENTERPRISE_STATES)
  state?: EnterpriseState;
  @Only('with problems that are not solved') openProblems?: 'true';
  @Only('with a check-up or a visit that is arranged, the next one first') arranged?: 'true';
}

export class NewEnterpriseDto {
  @ApiProperty({ maxLength: ENTERPRISE_LIMITS.name }) @NameField(ENTERPRISE_LIMITS.name, 1) name!: string;
  @ApiProperty({ enum: ENTERPRISE_KINDS }) @IsIn(ENTERPRISE_KINDS) kind!: EnterpriseKind;
  @ApiProperty() @TextField(LIMITS.name, 1) communityId!: string;
  @TextOrNull(LIMITS.name) @NameField(LIMITS.name) contactName?: string | null;
  @TextOrNull(LIMITS.phone) @CallBackPhoneField() contactPhone?: string | null;
  @TextOrNull(LIMITS.note) @TextField(LIMITS.note) note?: string | null;
  /** It is another one than that of the like name. */
  @Ask() evenSo?: boolean;
}

export class ChangeEnterpriseDto {
  @ApiPropertyOptional({ maxLength: ENTERPRISE_LIMITS.name })
  @IfGiven()
  @NameField(ENTERPRISE_LIMITS.name, 1)
  name?: string;
  @ApiPropertyOptional({ enum: ENTERPRISE_KINDS }) @IfGiven() @IsIn(ENTERPRISE_KINDS) kind?: EnterpriseKind;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) communityId?: string;
  @ApiPropertyOptional({ enum: ENTERPRISE_STATES })
  @IfGiven()
  @IsIn(ENTERPRISE_STATES)
  state?: EnterpriseState;
  @TextOrNull(LIMITS.name) @NameField(LIMITS.name) contactName?: string | null;
  @TextOrNull(LIMITS.phone) @CallBackPhoneField() contactPhone?: string | null;
  @TextOrNull(LIMITS.note) @TextField(LIMITS.note) note?: string | null;
  /** It is another one than that of the like name. */
  @Ask() evenSo?: boolean;
  @Seen() version?: number;
}

export class RevealEnterpriseDto {
  @ApiProperty({ maxLength: LIMITS.reason }) @TextField(LIMITS.reason, 1) reason!: string;
}
