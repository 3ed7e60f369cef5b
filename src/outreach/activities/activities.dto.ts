/** What may be asked and said about activities. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IfGiven, InstantField, NameField, OrNull, TextField } from '../../kernel/input/validation.js';
import { LIMITS } from '../../protocol/limits.js';
import {
  ACTIVITY_LIMITS,
  ACTIVITY_STATES,
  REPEATS,
  SERIES_SCOPES,
  type ActivityChange,
  type ActivityPayload,
  type ActivityState,
  type Repeat,
  type SeriesScope,
} from '../../protocol/outreach.js';

const ID = 100;
const INSTANT = 40;
const CURSOR = 400;
const { title, place, mostCapacity, mostInCharge, mostRepeats } = ACTIVITY_LIMITS;

export const People = () =>
  applyDecorators(
    ApiPropertyOptional({ type: [String], maxItems: mostInCharge }),
    IfGiven(),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(mostInCharge),
    Matches(/^[\w-]{1,100}$/, { each: true }),
  );
const Capacity = () => applyDecorators(IsInt(), Min(1), Max(mostCapacity));
const CAPACITY = { minimum: 1, maximum: mostCapacity };
const Scope = () =>
  applyDecorators(
    ApiPropertyOptional({ enum: SERIES_SCOPES, default: 'this' }),
    IfGiven(),
    IsIn(SERIES_SCOPES),
  );

class RepeatDto {
  @ApiProperty({ enum: REPEATS }) @IsIn(REPEATS) every!: Repeat;
  @ApiProperty({ minimum: 1, maximum: mostRepeats, description: 'how many more' })
  @IsInt()
  @Min(1)
  @Max(mostRepeats)
  times!: number;
}
export class ActivityDto implements ActivityPayload {
  @ApiProperty({ maxLength: LIMITS.categoryCode }) @TextField(LIMITS.categoryCode, 1) theme!: string;
  @ApiProperty({ maxLength: title }) @NameField(title, 1) title!: string;
  @ApiProperty({ format: 'date-time' }) @InstantField() from!: string;
  @ApiProperty({ format: 'date-time' }) @InstantField() to!: string;
  @ApiProperty({ maxLength: place }) @NameField(place, 1) place!: string;
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) communityId?: string;
  /** Of the unit. Without a community it is held in the enterprise's. */
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) enterpriseId?: string;
  @ApiPropertyOptional(CAPACITY) @IfGiven() @Capacity() capacity?: number;
  @People() inCharge?: string[];
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) proposalId?: string;
  @ApiPropertyOptional({ type: RepeatDto })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => RepeatDto)
  repeat?: RepeatDto;
}
export class ActivityChangeDto implements ActivityChange {
  @ApiPropertyOptional({ maxLength: LIMITS.categoryCode })
  @IfGiven()
  @TextField(LIMITS.categoryCode, 1)
  theme?: string;
  @ApiPropertyOptional({ maxLength: title }) @IfGiven() @NameField(title, 1) title?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() from?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() to?: string;
  @ApiPropertyOptional({ maxLength: place }) @IfGiven() @NameField(place, 1) place?: string;
  @ApiPropertyOptional({ type: String, nullable: true })
  @OrNull()
  @TextField(ID, 1)
  communityId?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true })
  @OrNull()
  @TextField(ID, 1)
  enterpriseId?: string | null;
  @ApiPropertyOptional({ ...CAPACITY, type: Number, nullable: true })
  @OrNull()
  @Capacity()
  capacity?: number | null;
  @People() inCharge?: string[];
  @Scope() scope?: SeriesScope;
}
export class CancelActivityDto {
  @ApiProperty({ maxLength: LIMITS.reason }) @TextField(LIMITS.reason, 1) reason!: string;
  @Scope() scope?: SeriesScope;
}

const MINE = ['1', 'true'] as const;
export class ActivityFilterDto {
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @TextField(INSTANT) from?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @TextField(INSTANT) to?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.categoryCode) theme?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(ID) communityId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(ID) enterpriseId?: string;
  @ApiPropertyOptional({ enum: ACTIVITY_STATES }) @IfGiven() @IsIn(ACTIVITY_STATES) state?: ActivityState;
  /** Those one signed up for or is in charge of. */
  @ApiPropertyOptional({ enum: MINE }) @IfGiven() @IsIn(MINE) mine?: (typeof MINE)[number];
  @ApiPropertyOptional() @IfGiven() @TextField(CURSOR) cursor?: string;
  @ApiPropertyOptional({ minimum: 1 }) @IfGiven() @Type(() => Number) @IsInt() @Min(1) limit?: number;
}
