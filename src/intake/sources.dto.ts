/** What administrators say of a source of calls. */
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IfGiven, NameField, PhoneField, TextField, UuidsField } from '../kernel/input/validation.js';
import { URGENCIES, type Urgency } from '../protocol/codes.js';
import {
  SOURCE_KINDS,
  SOURCE_LIMITS,
  type DialledNumber,
  type SourceKind,
  type SourcePayload,
} from '../protocol/intake/sources.js';
import { LIMITS } from '../protocol/limits.js';

export class DialledNumberDto implements DialledNumber {
  @NameField(LIMITS.phone, 1) number!: string;
  @TextField(LIMITS.name, 1) communityId!: string;
}
/** When it is made `code`, `name` and `kind` are needed; they stay as they are afterwards, but for the name. */
export class SourceDto implements SourcePayload {
  @ApiPropertyOptional({ maxLength: SOURCE_LIMITS.code })
  @IfGiven()
  @NameField(SOURCE_LIMITS.code, 1)
  code?: string;
  @ApiPropertyOptional({ maxLength: SOURCE_LIMITS.name })
  @IfGiven()
  @NameField(SOURCE_LIMITS.name, 1)
  name?: string;
  @ApiPropertyOptional({ enum: SOURCE_KINDS }) @IfGiven() @IsIn(SOURCE_KINDS) kind?: SourceKind;
  /** Empty: all of the unit. */
  @ApiPropertyOptional({ type: [String], maxItems: SOURCE_LIMITS.communities })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(SOURCE_LIMITS.communities)
  @ArrayUnique()
  @UuidsField()
  communityIds?: string[];
  @ApiPropertyOptional({ type: [DialledNumberDto], maxItems: SOURCE_LIMITS.numbers })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(SOURCE_LIMITS.numbers)
  @ValidateNested({ each: true })
  @Type(() => DialledNumberDto)
  numbers?: DialledNumberDto[];
  /** Of a button: where it is called back. */
  @ApiPropertyOptional({ maxLength: LIMITS.phone }) @IfGiven() @PhoneField() phone?: string;
  /** Where it says none; empty takes it away. */
  @ApiPropertyOptional({ maxLength: LIMITS.name }) @IfGiven() @TextField(LIMITS.name) category?: string;
  @ApiPropertyOptional({ enum: URGENCIES }) @IfGiven() @IsIn(URGENCIES) urgency?: Urgency;
  /** Calls within the hour. */
  @ApiPropertyOptional({ minimum: SOURCE_LIMITS.leastAnHour, maximum: SOURCE_LIMITS.mostAnHour })
  @IfGiven()
  @IsInt()
  @Min(SOURCE_LIMITS.leastAnHour)
  @Max(SOURCE_LIMITS.mostAnHour)
  perHour?: number;
  @ApiPropertyOptional() @IfGiven() @IsBoolean() off?: boolean;
}
export class GraceDto {
  /** How long the secret of before goes on counting; 0: not at all, as where it became known. */
  @ApiPropertyOptional({ minimum: 0, maximum: SOURCE_LIMITS.mostGraceHours, default: 0 })
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(SOURCE_LIMITS.mostGraceHours)
  graceHours?: number;
}
export class TrialDto {
  @ApiPropertyOptional({ maxLength: LIMITS.name }) @IfGiven() @NameField(LIMITS.name) communityCode?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.phone }) @IfGiven() @NameField(LIMITS.phone) dialled?: string;
}
