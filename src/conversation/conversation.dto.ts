/** What a page says of the messages before it. */
import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../kernel/input/validation.js';
import type { MarkPayload, TypingPayload } from '../protocol/conversation/marks.js';
import { LIMITS } from '../protocol/limits.js';

export class TypingDto implements TypingPayload {
  @ApiProperty() @TextField(LIMITS.name, 1) callId!: string;
}
export class MarkDto extends TypingDto implements MarkPayload {
  @ApiProperty({ description: 'the last one; those before it are meant too' })
  @TextField(LIMITS.name, 1)
  messageId!: string;
}
