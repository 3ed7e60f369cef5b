/** What may be asked about calls, and the checks it must pass before anybody acts on it. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsUUID,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type {
  AmendPayload,
  AssignPayload,
  CallPayload,
  CancelPayload,
  ClosePayload,
  ContactPayload,
  HoldPayload,
  RaisePayload,
  RatePayload,
  ReopenPayload,
  TakeCloseBackPayload,
  TransferPayload,
} from '../protocol/events/call-payloads.js';
import type { DeclinePayload, OfferPayload } from '../protocol/events/offer-payloads.js';
import type {
  RecuseOfficerPayload,
  RecusePayload,
  UnrecusePayload,
} from '../protocol/events/recusal-payloads.js';
import type { Referral, ResidentParticulars } from '../protocol/calls/call-summary.js';
import { LIMITS } from '../protocol/limits.js';
import { BENEFICIARY_KINDS, type BeneficiaryKind } from '../protocol/residents/beneficiaries.js';
import {
  DESK_PLACES,
  type DeskPlace,
  BASES,
  CLOSING_REPORTS,
  CONTACT_WAYS,
  HOLD_REASONS,
  REFERRAL_WAYS,
  URGENCIES,
  type Basis,
  type ClosingReport,
  type ContactWay,
  type HoldReason,
  type ReferralWay,
  type Urgency,
} from '../protocol/codes.js';
import { OUTCOMES, type Outcome } from '../protocol/calls/outcomes.js';
import { Lenient } from '../kernel/input/lenient-fields.js';
import {
  CallBackPhoneField,
  DayOrInstantField,
  IfGiven,
  InstantField,
  NameField,
  TextField,
} from '../kernel/input/validation.js';

export class ResidentDto implements ResidentParticulars {
  @ApiPropertyOptional({ maxLength: LIMITS.name }) @IfGiven() @NameField(LIMITS.name) name?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.phone }) @IfGiven() @CallBackPhoneField() phone?: string;
  @ApiProperty({ enum: BASES }) @IsIn(BASES) basis!: Basis;
  @ApiPropertyOptional({ enum: BENEFICIARY_KINDS, description: 'a person where nothing is said' })
  @IfGiven()
  @IsIn(BENEFICIARY_KINDS)
  kind?: BeneficiaryKind;
  @ApiPropertyOptional({ description: 'they agreed to text messages about the matter' })
  @IfGiven()
  @IsBoolean()
  texts?: boolean;
}
/** Who acted on the shared device when it was said. */
export const By = () =>
  applyDecorators(
    ApiPropertyOptional({ description: 'who acted on the shared device when it was said' }),
    IfGiven(),
    TextField(LIMITS.name, 1),
  );
class Particulars {
  @By() by?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.name }) @IfGiven() @TextField(LIMITS.name) category?: string;
  @ApiPropertyOptional({ enum: URGENCIES }) @IfGiven() @IsIn(URGENCIES) urgency?: Urgency;
  @ApiPropertyOptional({ maxLength: LIMITS.summary }) @IfGiven() @TextField(LIMITS.summary) summary?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.phone }) @IfGiven() @CallBackPhoneField() callbackPhone?: string;
  @ApiPropertyOptional({ type: ResidentDto })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => ResidentDto)
  resident?: ResidentDto;
}
/** Over HTTP the id may stand in the Idempotency-Key header instead, and an officer may record a walk-in. */
@Lenient('callbackPhone', 'operatorName', 'resident')
export class RaiseOverHttpDto extends Particulars {
  @ApiPropertyOptional({ format: 'uuid' }) @IfGiven() @IsUUID() clientCallId?: string;
  /** A walk-in, by an officer: it is theirs at once. `communityId` is required with it. */
  @ApiPropertyOptional() @IfGiven() @IsBoolean() desk?: boolean;
  /** At which duty place it was taken. Of walk-ins only. */
  @ApiPropertyOptional({ enum: DESK_PLACES }) @IfGiven() @IsIn(DESK_PLACES) deskPlace?: DeskPlace;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name) communityId?: string;
  /** The activity at which it is raised, by who serves there: its community counts, where it has one. */
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) activityId?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.name }) @IfGiven() @NameField(LIMITS.name) operatorName?: string;
}
@Lenient('callbackPhone', 'operatorName', 'resident')
export class RaiseDto extends Particulars implements RaisePayload {
  @ApiProperty({ format: 'uuid' }) @IsUUID() clientCallId!: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name) communityId?: string;
  /** The activity at which it is raised, by who serves there: its community counts, where it has one. */
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) activityId?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.name }) @IfGiven() @NameField(LIMITS.name) operatorName?: string;
}
export class CallIdDto implements CallPayload {
  @ApiProperty() @TextField(LIMITS.name, 1) callId!: string;
}
export class CancelDto extends CallIdDto implements CancelPayload {
  @By() by?: string;
}
export class AmendDto extends Particulars implements AmendPayload {
  @ApiPropertyOptional({ maxLength: LIMITS.name }) @IfGiven() @NameField(LIMITS.name) operatorName?: string;
  @ApiProperty() @TextField(LIMITS.name, 1) callId!: string;
}
export class RateDto extends CallIdDto implements RatePayload {
  @ApiProperty({ minimum: 1, maximum: 5 }) @IsInt() @Min(1) @Max(5) rating!: number;
  @ApiPropertyOptional({ maxLength: LIMITS.comment }) @IfGiven() @TextField(LIMITS.comment) comment?: string;
}
export class ReopenDto extends CallIdDto implements ReopenPayload {
  @ApiProperty({ maxLength: LIMITS.reason }) @TextField(LIMITS.reason, 1) reason!: string;
}
export class TakeCloseBackDto extends CallIdDto implements TakeCloseBackPayload {
  @ApiPropertyOptional({ maxLength: LIMITS.reason }) @IfGiven() @TextField(LIMITS.reason) reason?: string;
}
export class OfferDto implements OfferPayload {
  @ApiProperty() @TextField(LIMITS.name, 1) offerId!: string;
}
export class DeclineDto extends OfferDto implements DeclinePayload {
  @ApiPropertyOptional({ maxLength: LIMITS.reason }) @IfGiven() @TextField(LIMITS.reason) reason?: string;
}
export class TransferDto extends CallIdDto implements TransferPayload {
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) officerId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) departmentId?: string;
  @ApiProperty({ maxLength: LIMITS.note }) @TextField(LIMITS.note, 1) note!: string;
}
export class ReferralDto implements Referral {
  @ApiProperty({ maxLength: LIMITS.name }) @NameField(LIMITS.name, 1) body!: string;
  @ApiPropertyOptional({ maxLength: LIMITS.name }) @IfGiven() @NameField(LIMITS.name) contact?: string;
  @ApiProperty({ enum: REFERRAL_WAYS }) @IsIn(REFERRAL_WAYS) how!: ReferralWay;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @IsISO8601({ strict: true }) replyBy?: string;
}
export class CloseDto extends CallIdDto implements ClosePayload {
  @ApiProperty({ enum: OUTCOMES }) @IsIn(OUTCOMES) outcome!: Outcome;
  @ApiProperty() @IsBoolean() solved!: boolean;
  @ApiProperty({ maxLength: LIMITS.note }) @TextField(LIMITS.note) note!: string;
  @ApiPropertyOptional({ type: ReferralDto })
  @ValidateIf((c: CloseDto) => c.referral !== undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => ReferralDto)
  referral?: ReferralDto;
  @ApiPropertyOptional({ enum: ['withdraw', 'keep'] })
  @IfGiven()
  @IsIn(['withdraw', 'keep'])
  help?: 'withdraw' | 'keep';
  @ApiPropertyOptional({ enum: CLOSING_REPORTS })
  @IfGiven()
  @IsIn(CLOSING_REPORTS)
  report?: ClosingReport;
  /** An instant to come, a year ahead at most, or a local day, which means nine in its morning. */
  @ApiPropertyOptional({
    oneOf: [
      { type: 'string', format: 'date-time' },
      { type: 'string', format: 'date' },
    ],
  })
  @IfGiven()
  @DayOrInstantField()
  followUpBy?: string;
}
export class HoldDto extends CallIdDto implements HoldPayload {
  @ApiProperty({ enum: HOLD_REASONS }) @IsIn(HOLD_REASONS) reason!: HoldReason;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() until?: string;
  /** Required with `other`. */
  @ApiPropertyOptional({ maxLength: LIMITS.reason }) @IfGiven() @TextField(LIMITS.reason) note?: string;
}
export class ContactDto extends CallIdDto implements ContactPayload {
  @ApiProperty({ enum: CONTACT_WAYS }) @IsIn(CONTACT_WAYS) how!: ContactWay;
  @ApiPropertyOptional({ maxLength: LIMITS.note }) @IfGiven() @TextField(LIMITS.note) note?: string;
}
export class AssignDto extends CallIdDto implements AssignPayload {
  @ApiProperty() @TextField(LIMITS.name, 1) officerId!: string;
}
export class RecuseDto implements RecusePayload {
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) offerId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) callId?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.reason }) @IfGiven() @TextField(LIMITS.reason) reason?: string;
}
export class RecuseOfficerDto extends AssignDto implements RecuseOfficerPayload {
  @ApiPropertyOptional({ maxLength: LIMITS.reason }) @IfGiven() @TextField(LIMITS.reason) reason?: string;
}
export class UnrecuseDto extends AssignDto implements UnrecusePayload {
  @ApiProperty({ maxLength: LIMITS.reason }) @TextField(LIMITS.reason, 1) reason!: string;
}
export class RevealDto {
  @ApiProperty({ maxLength: LIMITS.reason }) @TextField(LIMITS.reason, 1) reason!: string;
}
