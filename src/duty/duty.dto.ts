/** What may be asked about one's own duty. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import type { DutyEndPayload, DutyPausePayload } from '../protocol/events/duty-payloads.js';
import { PAUSE_REASONS, type PauseReason } from '../protocol/codes.js';
import { IfGiven, InstantField } from '../kernel/input/validation.js';

export class NothingDto {}
export class DutyEndDto implements DutyEndPayload {
  @ApiPropertyOptional() @IfGiven() @IsBoolean() keep?: boolean;
}
export class DutyPauseDto implements DutyPausePayload {
  @ApiProperty({ enum: PAUSE_REASONS }) @IsIn(PAUSE_REASONS) reason!: PauseReason;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() until?: string;
}
