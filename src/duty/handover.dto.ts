/** What may be said of held calls at the end of a shift. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, ValidateNested } from 'class-validator';
import type { HandoverChoice, HandoverPayload } from '../protocol/events/duty-payloads.js';
import { LIMITS } from '../protocol/limits.js';
import { IfGiven, TextField } from '../kernel/input/validation.js';

const MOST_CALLS = 100;

export class HandoverCallDto implements HandoverChoice {
  @ApiProperty() @TextField(LIMITS.name, 1) callId!: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) officerId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) departmentId?: string;
  @ApiPropertyOptional() @IfGiven() @IsBoolean() keep?: boolean;
  @ApiPropertyOptional() @IfGiven() @IsBoolean() coordinator?: boolean;
  @ApiPropertyOptional({ maxLength: LIMITS.note }) @IfGiven() @TextField(LIMITS.note) note?: string;
}
export class HandoverDto implements HandoverPayload {
  @ApiProperty({ type: [HandoverCallDto], maxItems: MOST_CALLS })
  @IsArray()
  @ArrayMaxSize(MOST_CALLS)
  @ValidateNested({ each: true })
  @Type(() => HandoverCallDto)
  calls!: HandoverCallDto[];
  @ApiPropertyOptional({ maxLength: LIMITS.note }) @IfGiven() @TextField(LIMITS.note) note?: string;
}
