/** What may be asked and entered of relief over the years. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { IfGiven, OrNull, TextField } from '../../kernel/input/validation.js';
import { RELIEF_TREND_LIMITS as MOST, type ReliefBasePayload } from '../../protocol/trends/relief.js';

const ID = 60;
const Year = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{4}$/.test(value) ? Number(value) : value,
    ),
    IsInt(),
  );
const Count = (most: number) => applyDecorators(IsInt(), Min(0), Max(most));

export class ReliefTrendDto {
  @ApiPropertyOptional({ description: 'this year without it' }) @IfGiven() @Year() year?: number;
}
export class ReliefCourseDto {
  @ApiPropertyOptional({ description: 'one’s own unit without it' })
  @IfGiven()
  @TextField(ID, 1)
  unitId?: string;
  @ApiPropertyOptional({ description: 'the first year; four years before the last without it' })
  @IfGiven()
  @Year()
  from?: number;
  @ApiPropertyOptional({ description: 'the last year; this year without it' }) @IfGiven() @Year() to?: number;
}
export class ReliefBaseDto implements ReliefBasePayload {
  @ApiPropertyOptional({ description: 'one’s own unit without it' })
  @IfGiven()
  @TextField(ID, 1)
  unitId?: string;
  @ApiProperty() @IsInt() year!: number;
  @ApiProperty({ minimum: 0, maximum: MOST.most }) @Count(MOST.most) granted!: number;
  @ApiProperty({ type: Number, nullable: true, minimum: 0, maximum: MOST.mostBase })
  @OrNull()
  @Count(MOST.mostBase)
  base: number | null = null;
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0, description: 'fen' })
  @OrNull()
  @Count(MOST.mostFen)
  grantedFen?: number | null;
  @ApiProperty({ maxLength: MOST.source }) @TextField(MOST.source, 1) source!: string;
  @ApiPropertyOptional({ minimum: 1, description: 'as it was seen; absent where nothing was entered yet' })
  @IfGiven()
  @IsInt()
  @Min(1)
  version?: number;
}
