/** What comes with a slip. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { IfGiven, TextField } from '../kernel/input/validation.js';
import {
  SLIP_LIMITS,
  type ResidentAnswer,
  type ResidentKey,
  type ResidentWords,
  type SlipPayload,
} from '../protocol/residents/slips.js';

export class SlipDto implements SlipPayload {
  @ApiPropertyOptional({
    description:
      'it was asked whether the resident may be reached so; of a guarded call there is no slip without',
  })
  @IfGiven()
  @IsBoolean()
  safeContact?: boolean;
  @ApiPropertyOptional({
    description: 'also as a text message to the resident’s telephone, where they agreed',
  })
  @IfGiven()
  @IsBoolean()
  text?: boolean;
}

/** What is wrong about these is never said: whoever has no slip learns nothing by it. */
export class ResidentKeyDto implements ResidentKey {
  @ApiProperty() number!: string;
  @ApiProperty() code!: string;
}
export class AnswerDto implements Omit<ResidentAnswer, keyof ResidentKey> {
  @ApiProperty() @IsBoolean() solved!: boolean;
  @ApiPropertyOptional({ minimum: 1, maximum: 5 }) @IfGiven() @IsInt() @Min(1) @Max(5) satisfied?: number;
  @ApiPropertyOptional({ maxLength: SLIP_LIMITS.words })
  @IfGiven()
  @TextField(SLIP_LIMITS.words)
  words?: string;
}
export class WordsDto implements Omit<ResidentWords, keyof ResidentKey> {
  @ApiProperty({ maxLength: SLIP_LIMITS.words }) @TextField(SLIP_LIMITS.words, 1) words!: string;
}
export class ResidentAnswerDto extends AnswerDto implements ResidentAnswer {
  @ApiProperty() number!: string;
  @ApiProperty() code!: string;
}
export class ResidentWordsDto extends WordsDto implements ResidentWords {
  @ApiProperty() number!: string;
  @ApiProperty() code!: string;
}
