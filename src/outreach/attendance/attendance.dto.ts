import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { OneTimeCodeField, TextField } from '../../kernel/input/validation.js';
import { ACTIVITY_LIMITS, AGE_BANDS, type AgeBand, type ArrivalPayload } from '../../protocol/outreach.js';

export class CheckInCodeDto {
  @ApiProperty({ description: 'six digits, from the screen at the activity' })
  @OneTimeCodeField()
  code!: string;
}
export class ArrivalDto implements ArrivalPayload {
  @ApiProperty({ format: 'uuid' }) @IsUUID() id!: string;
  @ApiProperty({ enum: AGE_BANDS }) @IsIn(AGE_BANDS) band!: AgeBand;
}
export class FeedbackDto {
  @ApiProperty({ maxLength: ACTIVITY_LIMITS.feedback }) @TextField(ACTIVITY_LIMITS.feedback, 1) text!: string;
}
