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
  IsObject,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  CLAIM_STATES,
  HOURS_FLAGS,
  HOURS_ORDERS,
  HOURS_SOURCES,
  LINE_STATES,
  MOST_DECIDED,
  SERVED,
  SERVERS,
  SERVICE_KINDS,
  type ClaimPayload,
  type ClaimState,
  type HoursFlag,
  type HoursOrder,
  type HoursSource,
  type Served,
  type ServingRole,
  type ServiceKind,
} from '../protocol/hours.js';
import { LIMITS } from '../protocol/limits.js';
import { IfGiven, NameField, TextField } from '../kernel/input/validation.js';

const ID = 100;
const INSTANT = 40;
const CURSOR = 400;
const FLAGGED = ['any', ...HOURS_FLAGS] as const;
const RULINGS = ['approved', 'returned'] as const;

/** One of these words, that may be absent. */
const OneOf = (words: readonly string[]) =>
  applyDecorators(ApiPropertyOptional({ enum: words }), IfGiven(), IsIn(words));
const Short = (max: number) =>
  applyDecorators(ApiPropertyOptional({ maxLength: max }), IfGiven(), TextField(max));

class Spanned {
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @TextField(INSTANT) from?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @TextField(INSTANT) to?: string;
  @Short(ID) officerId?: string;
  @Short(CURSOR) cursor?: string;
  @ApiPropertyOptional({ minimum: 1 }) @IfGiven() @Type(() => Number) @IsInt() @Min(1) limit?: number;
  @OneOf(HOURS_ORDERS) order?: HoursOrder;
  @OneOf(SERVERS) who?: ServingRole;
  @OneOf(SERVICE_KINDS) kind?: ServiceKind;
  @Short(ID) communityId?: string;
}
export class HoursListQueryDto extends Spanned {
  @OneOf(LINE_STATES) state?: (typeof LINE_STATES)[number];
  @OneOf(HOURS_SOURCES) source?: HoursSource;
  @OneOf(FLAGGED) flagged?: HoursFlag | 'any';
}
export class ClaimListQueryDto extends Spanned {
  @OneOf(CLAIM_STATES) state?: ClaimState;
}

/** What the line should have said, and why; `from` equal to `to` takes the line away. */
export class CorrectionDto {
  @ApiProperty({ format: 'date-time' }) @TextField(INSTANT) from!: string;
  @ApiProperty({ format: 'date-time' }) @TextField(INSTANT) to!: string;
  @ApiProperty({ maxLength: LIMITS.reason }) @TextField(LIMITS.reason, 1) reason!: string;
}

export class RulingDto {
  @ApiProperty({ type: [String], maxItems: MOST_DECIDED })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DECIDED)
  @Matches(/^[\w-]{1,100}$/, { each: true })
  ids!: string[];
  @ApiProperty({ enum: RULINGS }) @IsIn(RULINGS) verdict!: (typeof RULINGS)[number];
  @Short(LIMITS.reason) reason?: string;
  @ApiPropertyOptional() @IfGiven() @IsBoolean() overCap?: boolean;
}

export class ClaimDto implements ClaimPayload {
  @ApiProperty({ format: 'uuid' }) @IsUUID() id!: string;
  @Short(ID) personId?: string;
  @ApiProperty({ enum: SERVICE_KINDS }) @IsIn(SERVICE_KINDS) kind!: ServiceKind;
  @ApiProperty({ format: 'date-time' }) @TextField(INSTANT) from!: string;
  @ApiProperty({ format: 'date-time' }) @TextField(INSTANT) to!: string;
  @Short(ID) communityId?: string;
  @Short(ID) callId?: string;
  @OneOf(SERVED) served?: Served;
  @ApiPropertyOptional({ maxLength: LIMITS.name }) @IfGiven() @NameField(LIMITS.name) activity?: string;
  @Short(LIMITS.note) note?: string;
  @Short(ID) inCharge?: string;
  @Short(ID) contests?: string;
}

export class MonthsQuestion {
  @ApiProperty() @Type(() => Number) @IsInt() @Min(2000) @Max(2199) year!: number;
}
export class HoursMonthDto {
  @ApiProperty() @IsBoolean() closed!: boolean;
  @Short(LIMITS.reason) reason?: string;
}

const Kinds = () =>
  applyDecorators(
    ApiProperty({ enum: SERVICE_KINDS, isArray: true }),
    IsArray(),
    ArrayMaxSize(SERVICE_KINDS.length),
    IsIn(SERVICE_KINDS, { each: true }),
  );
export class CreditableDto implements Record<ServingRole, ServiceKind[]> {
  @Kinds() officer!: ServiceKind[];
  @Kinds() volunteer!: ServiceKind[];
}
export class HoursPolicyDto {
  @ApiProperty({ format: 'date' }) @TextField(10) fromDay!: string;
  @ApiProperty({ type: CreditableDto })
  @IsObject()
  @ValidateNested()
  @Type(() => CreditableDto)
  creditable!: CreditableDto;
  @ApiProperty({ minimum: 0, maximum: 1440 }) @IsInt() @Min(0) @Max(1440) capMinutes!: number;
  @ApiProperty({ minimum: 0, maximum: 100 }) @IsInt() @Min(0) @Max(100) attendancePercent!: number;
  @ApiProperty({ maxLength: LIMITS.reason }) @TextField(LIMITS.reason, 1) reason!: string;
}
