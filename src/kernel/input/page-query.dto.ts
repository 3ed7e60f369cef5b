import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { IfGiven, TextField } from './validation.js';

/** Which page of a list is asked for, and how long it is to be; `pagination.ts` bounds the length. */
export class PageQueryDto {
  @ApiPropertyOptional() @IfGiven() @TextField(500) cursor?: string;
  @ApiPropertyOptional()
  @IfGiven()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  limit?: number;
}
