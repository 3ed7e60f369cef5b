import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../kernel/input/validation.js';
import { LIMITS } from '../protocol/limits.js';

export class TypedWordsDto {
  /** As far as they are typed. */
  @ApiProperty({ maxLength: LIMITS.summary }) @TextField(LIMITS.summary) words!: string;
}
