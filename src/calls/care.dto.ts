/** What may be asked about helping with a call, giving it back and reviewing that. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { FollowedUpPayload } from '../protocol/events/call-payloads.js';
import type { ReturnPayload, ReviewPayload } from '../protocol/events/return-payloads.js';
import type {
  HelpAgreePayload,
  HelpAnswerPayload,
  HelpAskPayload,
  HelpDeclinePayload,
  HelpPayload,
  HelpWithdrawPayload,
} from '../protocol/events/help-payloads.js';
import { LIMITS } from '../protocol/limits.js';
import {
  BASES,
  FOLLOW_UP_KINDS,
  VERDICTS,
  type Basis,
  type FollowUpKind,
  type Verdict,
} from '../protocol/codes.js';
import {
  DayOrInstantField,
  IfGiven,
  InstantField,
  NameField,
  TextField,
} from '../kernel/input/validation.js';
import { CallIdDto } from './call.dto.js';

export class ReturnDto extends CallIdDto implements ReturnPayload {
  @ApiProperty({ maxLength: LIMITS.reason }) @TextField(LIMITS.reason, 1) reason!: string;
}
export class ReviewDto extends CallIdDto implements ReviewPayload {
  @ApiProperty({ enum: VERDICTS }) @IsIn(VERDICTS) verdict!: Verdict;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) officerId?: string;
  @ApiProperty({ maxLength: LIMITS.note }) @TextField(LIMITS.note, 1) words!: string;
}
export class FollowedUpDto extends CallIdDto implements FollowedUpPayload {
  @ApiProperty({ enum: FOLLOW_UP_KINDS }) @IsIn(FOLLOW_UP_KINDS) kind!: FollowUpKind;
  @ApiProperty({ maxLength: LIMITS.note }) @TextField(LIMITS.note, 1) note!: string;
  /** Puts it off: an instant to come, a year ahead at most, or a local day, which means nine in its morning. */
  @ApiPropertyOptional({
    oneOf: [
      { type: 'string', format: 'date-time' },
      { type: 'string', format: 'date' },
    ],
  })
  @IfGiven()
  @DayOrInstantField()
  until?: string;
}
export class HelpAskDto extends CallIdDto implements HelpAskPayload {
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) officerId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) departmentId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) bodyId?: string;
  @ApiProperty({ maxLength: LIMITS.note }) @TextField(LIMITS.note, 1) what!: string;
  @ApiProperty({ format: 'date-time' }) @InstantField() answerBy!: string;
  @ApiPropertyOptional({ enum: BASES }) @IfGiven() @IsIn(BASES) resident?: Basis;
}
class HelpIdDto implements HelpPayload {
  @ApiProperty() @TextField(LIMITS.name, 1) helpId!: string;
}
export class HelpAgreeDto extends HelpIdDto implements HelpAgreePayload {
  @ApiPropertyOptional({ maxLength: LIMITS.name }) @IfGiven() @NameField(LIMITS.name) contact?: string;
}
export class HelpDeclineDto extends HelpAgreeDto implements HelpDeclinePayload {
  @ApiProperty({ maxLength: LIMITS.reason }) @TextField(LIMITS.reason, 1) reason!: string;
}
export class HelpAnswerDto extends HelpAgreeDto implements HelpAnswerPayload {
  @ApiProperty({ maxLength: LIMITS.note }) @TextField(LIMITS.note, 1) answer!: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() on?: string;
}
export class HelpWithdrawDto extends HelpIdDto implements HelpWithdrawPayload {
  @ApiPropertyOptional({ maxLength: LIMITS.reason }) @IfGiven() @TextField(LIMITS.reason) reason?: string;
}
