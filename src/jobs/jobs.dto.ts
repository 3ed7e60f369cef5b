import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { LIMITS } from '../protocol/words.js';
import { Words } from '../validation.js';

export class AskJobBody {
  @ApiProperty() @Words(LIMITS.name, 1) kind!: string;
  /** What the kind asks for. */
  @ApiProperty({ type: 'object', additionalProperties: true }) @IsObject() params!: Record<string, unknown>;
}
