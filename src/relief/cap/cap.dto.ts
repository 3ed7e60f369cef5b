/** What may be asked and said about the cap, and the checks it must pass. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { IfGiven, LocalDayField, TextField } from '../../kernel/input/validation.js';
import { CAP_LIMITS } from '../../protocol/relief/cap.js';
import { PROVINCES } from '../../protocol/vocabulary/provinces.js';

const Province = () =>
  applyDecorators(ApiProperty({ description: 'six digits: 210000', enum: PROVINCES }), IsIn(PROVINCES));
const Year = () =>
  applyDecorators(
    ApiProperty({ minimum: CAP_LIMITS.firstYear }),
    IsInt(),
    Min(CAP_LIMITS.firstYear),
    Max(9999),
  );
/** Whole fen. */
const Fen = (minimum: number, maximum: number) =>
  applyDecorators(ApiProperty({ type: 'integer', minimum, maximum }), IsInt(), Min(minimum), Max(maximum));

export class NewWageDto {
  @Province() province!: string;
  @Year() year!: number;
  @Fen(1, CAP_LIMITS.monthlyFen) monthlyFen!: number;
  @ApiProperty({ maxLength: CAP_LIMITS.source }) @TextField(CAP_LIMITS.source, 1) source!: string;
  /** What the reader saw; 0: no line. A change by somebody else since then is refused. */
  @ApiPropertyOptional({ minimum: 0 }) @IfGiven() @IsInt() @Min(0) version?: number;
}
export class RemoveWageDto {
  /** What the reader saw; a change by somebody else since then is refused. */
  @ApiPropertyOptional({ minimum: 1 })
  @IfGiven()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  version?: number;
}

export class CapPartDto {
  @ApiProperty({ maxLength: CAP_LIMITS.body }) @TextField(CAP_LIMITS.body, 1) body!: string;
  @Fen(0, CAP_LIMITS.amountFen) fen!: number;
}
export class ElsewhereGrantDto extends CapPartDto {
  @ApiProperty({ format: 'date' }) @LocalDayField() on!: string;
}
export class CapQuestionDto {
  @Province() province!: string;
  @Year() year!: number;
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: CAP_LIMITS.amountFen })
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(CAP_LIMITS.amountFen)
  amountFen?: number;
  @ApiPropertyOptional() @IfGiven() @IsBoolean() approved?: boolean;
  @ApiPropertyOptional({ type: [CapPartDto] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(CAP_LIMITS.parts)
  @ValidateNested({ each: true })
  @Type(() => CapPartDto)
  parts?: CapPartDto[];
  @ApiPropertyOptional({ type: [ElsewhereGrantDto] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(CAP_LIMITS.parts)
  @ValidateNested({ each: true })
  @Type(() => ElsewhereGrantDto)
  elsewhere?: ElsewhereGrantDto[];
}
