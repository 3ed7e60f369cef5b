import { Type } from 'class-transformer';
import { IsInt, IsNotEmpty, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { LIMITS } from '../protocol/words.js';

const ID = 100;
const INSTANT = 40;

export class HoursQuestion {
  @IsOptional() @IsString() @MaxLength(ID) officerId?: string;
  @IsOptional() @IsString() @MaxLength(INSTANT) from?: string;
  @IsOptional() @IsString() @MaxLength(INSTANT) to?: string;
  @IsOptional() @IsString() cursor?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) limit?: number;
}

/** What the line should have said, and why; `from` equal to `to` takes the line away. */
export class CorrectionBody {
  @IsString() @MaxLength(INSTANT) from!: string;
  @IsString() @MaxLength(INSTANT) to!: string;
  @IsString() @IsNotEmpty() @MaxLength(LIMITS.reason) reason!: string;
}
