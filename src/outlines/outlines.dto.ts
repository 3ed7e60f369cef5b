/** What may be asked and written about outlines. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  Matches,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { IfGiven, LocalDayField, NameField, OrNull, TextField } from '../kernel/input/validation.js';
import { LANGS, type Lang } from '../protocol/lang.js';
import {
  OUTLINE_FIGURES,
  OUTLINE_LIMITS,
  OUTLINE_QUESTIONS,
  type NewOutlineTalk,
  type OutlineChange,
  type OutlineFigureName,
  type WrittenDifficulty,
  type WrittenFollowUp,
  type WrittenLine,
  type WrittenQuestion,
} from '../protocol/papers/outlines.js';

const ID = 60;
const DAY_OR_NULL = { type: String, format: 'date', nullable: true } as const;
/** HH:MM, or empty. */
const TIME = /^(([01]\d|2[0-3]):[0-5]\d)?$/;
const Several = (most: number, of: () => new () => object) =>
  applyDecorators(
    ApiPropertyOptional({ type: () => [of()], maxItems: most }),
    IfGiven(),
    IsArray(),
    ArrayMaxSize(most),
    ValidateNested({ each: true }),
    Type(of),
  );

export class OutlineOnDto {
  @ApiPropertyOptional({ format: 'date', description: 'the day of the talk; absent: the next one' })
  @IfGiven()
  @LocalDayField()
  on?: string;
}
export class OutlinePaperDto extends OutlineOnDto {
  /** The asker's own where nothing is said. */
  @ApiPropertyOptional({ enum: LANGS }) @IfGiven() @IsIn(LANGS) lang?: Lang;
}
export class OutlineRowsDto extends PageQueryDto {
  @ApiProperty({ enum: OUTLINE_FIGURES }) @IsIn(OUTLINE_FIGURES) figure!: OutlineFigureName;
  @ApiPropertyOptional({ format: 'date', description: 'the day of the talk; absent: the next one' })
  @IfGiven()
  @LocalDayField()
  on?: string;
}

export class OutlineTalkDto implements NewOutlineTalk {
  @ApiProperty({ format: 'date' }) @LocalDayField() on!: string;
  @ApiPropertyOptional({ description: 'HH:MM' }) @IfGiven() @Matches(TIME) time?: string;
  @ApiPropertyOptional() @IfGiven() @NameField(OUTLINE_LIMITS.place) place?: string;
}
export class OutlinePersonDto {
  @ApiProperty() @TextField(ID, 1) id!: string;
  @ApiPropertyOptional() @IfGiven() @NameField(OUTLINE_LIMITS.does) does?: string;
  @ApiPropertyOptional() @IfGiven() @NameField(OUTLINE_LIMITS.personNote) note?: string;
}
export class OutlineLineDto implements WrittenLine {
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) id?: string;
  @ApiProperty() @NameField(OUTLINE_LIMITS.text, 1) text!: string;
  @ApiPropertyOptional() @IfGiven() @NameField(OUTLINE_LIMITS.note) note?: string;
  @ApiPropertyOptional(DAY_OR_NULL) @OrNull() @LocalDayField() dueOn?: string | null;
}
export class OutlineDifficultyDto implements WrittenDifficulty {
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) id?: string;
  @ApiProperty() @NameField(OUTLINE_LIMITS.text, 1) text!: string;
  @ApiPropertyOptional() @IfGiven() @NameField(OUTLINE_LIMITS.note) note?: string;
  /** Who is asked. */
  @ApiProperty() @NameField(OUTLINE_LIMITS.whom, 1) whom!: string;
  @ApiPropertyOptional() @IfGiven() @TextField(OUTLINE_LIMITS.answer) answer?: string;
  /** By when it is to be answered. */
  @ApiProperty({ format: 'date' }) @LocalDayField() dueOn!: string;
}
export class OutlineFollowUpDto implements WrittenFollowUp {
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) id?: string;
  @ApiProperty() @NameField(OUTLINE_LIMITS.text, 1) text!: string;
  /** An account: of the department, or a coordinator or administrator. */
  @ApiProperty() @TextField(ID, 1) byId!: string;
  @ApiProperty({ format: 'date' }) @LocalDayField() dueOn!: string;
}
export class OutlineQuestionDto implements WrittenQuestion {
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) id?: string;
  @ApiProperty() @NameField(OUTLINE_QUESTIONS.text, 1) text!: string;
  @ApiPropertyOptional() @IfGiven() @TextField(OUTLINE_LIMITS.answer) answer?: string;
  @Several(OUTLINE_LIMITS.followUps, () => OutlineFollowUpDto) followUps?: OutlineFollowUpDto[];
}
export class OutlineChangeDto implements OutlineChange {
  /** Of the talk. */
  @ApiProperty() @TextField(ID, 1) id!: string;
  /** As the writer saw it; a change by somebody else since then is refused. */
  @ApiProperty({ minimum: 1 }) @IsInt() @Min(1) version!: number;
  @ApiPropertyOptional({ type: () => OutlineTalkDto })
  @IfGiven()
  @ValidateNested()
  @Type(() => OutlineTalkDto)
  talk?: OutlineTalkDto;
  @Several(OUTLINE_LIMITS.people, () => OutlinePersonDto) people?: OutlinePersonDto[];
  @Several(OUTLINE_LIMITS.lines, () => OutlineLineDto) plan?: OutlineLineDto[];
  @Several(OUTLINE_LIMITS.lines, () => OutlineLineDto) priorities?: OutlineLineDto[];
  @Several(OUTLINE_LIMITS.lines, () => OutlineDifficultyDto) difficulties?: OutlineDifficultyDto[];
  @Several(OUTLINE_LIMITS.questions, () => OutlineQuestionDto) questions?: OutlineQuestionDto[];
}
export class OutlineEndDto {
  /** null: it is not done after all. */
  @ApiProperty({ ...DAY_OR_NULL, required: true })
  @ValidateIf((_, value) => value !== null)
  @LocalDayField()
  doneOn!: string | null;
}
