import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';
import { LIMITS } from '../protocol/words.js';
import { Given, Words } from '../validation.js';

const ID = 100;
const INSTANT = 40;
const CURSOR = 400;

export class HoursQuestion {
  @ApiPropertyOptional() @Given() @Words(ID) officerId?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @Given() @Words(INSTANT) from?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @Given() @Words(INSTANT) to?: string;
  @ApiPropertyOptional() @Given() @Words(CURSOR) cursor?: string;
  @ApiPropertyOptional({ minimum: 1 }) @Given() @Type(() => Number) @IsInt() @Min(1) limit?: number;
}

/** What the line should have said, and why; `from` equal to `to` takes the line away. */
export class CorrectionBody {
  @ApiProperty({ format: 'date-time' }) @Words(INSTANT) from!: string;
  @ApiProperty({ format: 'date-time' }) @Words(INSTANT) to!: string;
  @ApiProperty({ maxLength: LIMITS.reason }) @Words(LIMITS.reason, 1) reason!: string;
}
