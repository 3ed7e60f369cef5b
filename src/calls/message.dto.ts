import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IfGiven, TextField } from '../kernel/input/validation.js';
import type { MessagePayload } from '../protocol/events/call-payloads.js';
import { LIMITS } from '../protocol/limits.js';
import { By, CallIdDto } from './call.dto.js';

export class MessageDto extends CallIdDto implements MessagePayload {
  @By() by?: string;
  @ApiProperty({ maxLength: LIMITS.name }) @TextField(LIMITS.name, 1) clientMessageId!: string;
  @ApiProperty({ maxLength: LIMITS.message }) @TextField(LIMITS.message, 1) text!: string;
  @ApiPropertyOptional({ description: 'the message of the same call that it answers' })
  @IfGiven()
  @TextField(LIMITS.name, 1)
  replyTo?: string;
}
