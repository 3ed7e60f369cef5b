/** What may be asked and said of letters, and the checks it must pass. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Equals, IsIn, IsInt, Min } from 'class-validator';
import { PageQueryDto } from '../../kernel/input/page-query.dto.js';
import { IfGiven, TextField } from '../../kernel/input/validation.js';
import { LANGS, type Lang } from '../../protocol/lang.js';
import {
  LETTER_LIMITS,
  LETTER_STATES,
  type LetterChange,
  type LetterState,
  type LetterStep,
  type NewLetter,
} from '../../protocol/trends/letters.js';

const ID = 60;
/** What the reader saw; a change by somebody else since then is refused. */
const Seen = () => applyDecorators(ApiPropertyOptional({ minimum: 1 }), IfGiven(), IsInt(), Min(1));
const Letters = (max: number) => applyDecorators(ApiProperty({ maxLength: max }), TextField(max, 1));

export class LetterListDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: LETTER_STATES }) @IfGiven() @IsIn(LETTER_STATES) state?: LetterState;
}
export class NewLetterDto implements NewLetter {
  @ApiProperty() @TextField(ID, 1) toUnitId!: string;
  @ApiProperty() @IsInt() year!: number;
  /** Proposed from the figures where nothing is said. */
  @ApiPropertyOptional({ maxLength: LETTER_LIMITS.text })
  @IfGiven()
  @TextField(LETTER_LIMITS.text, 1)
  text?: string;
}
export class LetterChangeDto implements LetterChange {
  /** Of a draft. */
  @ApiPropertyOptional({ maxLength: LETTER_LIMITS.text })
  @IfGiven()
  @TextField(LETTER_LIMITS.text, 1)
  text?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) programmeId?: string;
  /** The answer was read. */
  @ApiPropertyOptional({ enum: [true] }) @IfGiven() @Equals(true) read?: true;
  @Seen() version?: number;
}
export class LetterStepDto implements LetterStep {
  @Seen() version?: number;
}
export class LetterAnswerDto extends LetterStepDto {
  @Letters(LETTER_LIMITS.answer) text!: string;
}
/** Of one that is lifted, or withdrawn. */
export class LetterEndDto extends LetterStepDto {
  @Letters(LETTER_LIMITS.reason) reason!: string;
}
export class LetterPaperDto {
  /** The asker's own where nothing is said. */
  @ApiPropertyOptional({ enum: LANGS }) @IfGiven() @IsIn(LANGS) lang?: Lang;
}
