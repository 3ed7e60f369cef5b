import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsUUID, Min, ValidateIf } from 'class-validator';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { IfGiven, TextField } from '../kernel/input/validation.js';
import { LIMITS } from '../protocol/limits.js';
import {
  CALL_BACK_OUTCOMES,
  CALL_BACK_WAYS,
  type CallBackDone,
  type CallBackOutcome,
  type CallBackState,
  type CallBackWay,
  type SampleReviewDone,
} from '../protocol/residents/reviews.js';

const STATES: readonly CallBackState[] = ['open', 'done', 'dropped'];

export class CallBackListDto extends PageQueryDto {
  /** Those that are open where none is named. */
  @ApiPropertyOptional({ enum: STATES }) @IfGiven() @IsIn(STATES) state?: CallBackState;
}
export class AssignCallBackDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId!: string;
  /** As the reader saw it; where somebody else has taken it since, it stays theirs. */
  @ApiPropertyOptional({ minimum: 1 }) @IfGiven() @IsInt() @Min(1) version?: number;
}
export class CallBackDoneDto implements CallBackDone {
  @ApiProperty({ enum: CALL_BACK_WAYS }) @IsIn(CALL_BACK_WAYS) way!: CallBackWay;
  @ApiProperty({ enum: CALL_BACK_OUTCOMES }) @IsIn(CALL_BACK_OUTCOMES) outcome!: CallBackOutcome;
  @ApiProperty({ maxLength: LIMITS.note }) @TextField(LIMITS.note, 1) note!: string;
}
export class SampleReviewDto implements SampleReviewDone {
  @ApiProperty() @IsBoolean() contactMade!: boolean;
  @ApiProperty() @IsBoolean() sentencePlain!: boolean;
  @ApiProperty() @IsBoolean() outcomeTrue!: boolean;
  /** null: there was none to keep. */
  @ApiProperty({ type: Boolean, nullable: true })
  @ValidateIf((dto: SampleReviewDto) => dto.followUpKept !== null)
  @IsBoolean()
  followUpKept!: boolean | null;
  @ApiPropertyOptional({ maxLength: LIMITS.note }) @IfGiven() @TextField(LIMITS.note) remark?: string;
}
