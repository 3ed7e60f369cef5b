import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IfGiven, TextField } from '../kernel/input/validation.js';
import type { ThreadSayPayload } from '../protocol/conversation/internal-thread.js';
import { LIMITS } from '../protocol/limits.js';

export class ThreadSayDto implements ThreadSayPayload {
  @ApiProperty() @TextField(LIMITS.name, 1) callId!: string;
  @ApiPropertyOptional({ description: 'who acted on the shared device when it was said' })
  @IfGiven()
  @TextField(LIMITS.name, 1)
  by?: string;
  @ApiProperty({ maxLength: LIMITS.name }) @TextField(LIMITS.name, 1) clientMessageId!: string;
  @ApiProperty({ maxLength: LIMITS.message }) @TextField(LIMITS.message, 1) text!: string;
}
export class ThreadAfterDto {
  /** The id of the last entry that is known. */
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name) after?: string;
}
