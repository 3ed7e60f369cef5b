import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn } from 'class-validator';
import { IfGiven, NameField, TextField } from '../kernel/input/validation.js';
import {
  WEBHOOK_EVENTS,
  WEBHOOK_LIMITS,
  type WebhookEvent,
  type WebhookPayload,
} from '../protocol/intake/webhooks.js';

/** All but `off` is needed when it is made. */
export class WebhookDto implements WebhookPayload {
  @ApiPropertyOptional({ maxLength: WEBHOOK_LIMITS.name })
  @IfGiven()
  @NameField(WEBHOOK_LIMITS.name, 1)
  name?: string;
  /** https; http only inside the private network, where the administrator allowed it for notices. */
  @ApiPropertyOptional({ maxLength: WEBHOOK_LIMITS.url })
  @IfGiven()
  @TextField(WEBHOOK_LIMITS.url, 1)
  url?: string;
  @ApiPropertyOptional({ enum: WEBHOOK_EVENTS, isArray: true })
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events?: WebhookEvent[];
  @ApiPropertyOptional() @IfGiven() @IsBoolean() off?: boolean;
}
