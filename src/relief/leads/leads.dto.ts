/** What may be asked and said about leads for judicial relief, and the checks it must pass. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQueryDto } from '../../kernel/input/page-query.dto.js';
import {
  CallBackPhoneField,
  DayOrInstantField,
  IfGiven,
  LocalDayField,
  NameField,
  OrNull,
  TextField,
} from '../../kernel/input/validation.js';
import { LIMITS } from '../../protocol/limits.js';
import type {
  LeadAnswerPayload,
  LeadChange,
  LeadPaymentPayload,
  LeadVisitPayload,
} from '../../protocol/relief/lead-changes.js';
import {
  GATE_CASES,
  LEAD_BASES,
  LEAD_DUES,
  LEAD_KINDS,
  LEAD_LIMITS,
  LEAD_STEPS,
  VISIT_WAYS,
  type GateCase,
  type LeadBasis,
  type LeadBeneficiary,
  type LeadKind,
  type LeadSource,
  type LeadStep,
  type LeadStepPayload,
  type NewLead,
  type VisitWay,
} from '../../protocol/relief/leads.js';

const ID = 60;
const Words = (max: number) =>
  applyDecorators(ApiPropertyOptional({ maxLength: max }), IfGiven(), TextField(max));
const Line = (max: number) =>
  applyDecorators(ApiPropertyOptional({ maxLength: max }), IfGiven(), NameField(max));
const Day = () => applyDecorators(ApiPropertyOptional({ format: 'date' }), IfGiven(), LocalDayField());
const Fen = () => applyDecorators(IsInt(), Min(1), Max(LEAD_LIMITS.mostFen));
const YesNo = (description: string) =>
  applyDecorators(
    ApiPropertyOptional({ enum: ['true', 'false'], description }),
    IfGiven(),
    IsIn(['true', 'false']),
  );
/** What the reader saw; a change by somebody else since then is refused. */
const Seen = () => applyDecorators(ApiPropertyOptional({ minimum: 1 }), IfGiven(), IsInt(), Min(1));

export class LeadQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: `${LEAD_STEPS.join(', ')}; several with commas` })
  @IfGiven()
  @TextField(LIMITS.search)
  step?: string;
  @YesNo('under way, or a referral that waits for its answer; or the others') open?: 'true' | 'false';
  @YesNo('of which one is in charge') mine?: 'true' | 'false';
  @ApiPropertyOptional({ enum: LEAD_DUES, description: 'soon: those that are late too' })
  @IfGiven()
  @IsIn(LEAD_DUES)
  due?: 'soon' | 'late';
  @ApiPropertyOptional({ description: 'of one call, activity or department' })
  @IfGiven()
  @TextField(ID, 1)
  sourceId?: string;
}

class LeadSourceDto implements LeadSource {
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) callId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) activityId?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) departmentId?: string;
}
class LeadBeneficiaryDto implements LeadBeneficiary {
  @ApiProperty({ maxLength: LEAD_LIMITS.name }) @NameField(LEAD_LIMITS.name, 1) name!: string;
  @ApiPropertyOptional({ maxLength: LIMITS.phone })
  @IfGiven()
  @TextField(LIMITS.phone)
  @CallBackPhoneField()
  phone?: string;
  @Line(LEAD_LIMITS.idNumber) idNumber?: string;
  @Line(LEAD_LIMITS.address) address?: string;
  @Words(LEAD_LIMITS.circumstances) circumstances?: string;
  @ApiProperty({ enum: LEAD_BASES }) @IsIn(LEAD_BASES) basis!: LeadBasis;
}
export class NewLeadDto implements NewLead {
  /** Exactly one of them. */
  @ApiProperty({ type: LeadSourceDto })
  @IsObject()
  @ValidateNested()
  @Type(() => LeadSourceDto)
  from!: LeadSourceDto;
  @ApiProperty({ maxLength: LEAD_LIMITS.note }) @TextField(LEAD_LIMITS.note, 1) note!: string;
  @ApiPropertyOptional({ enum: LEAD_KINDS, default: 'other' })
  @IfGiven()
  @IsIn(LEAD_KINDS)
  kind?: LeadKind;
  @ApiPropertyOptional({ type: LeadBeneficiaryDto })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => LeadBeneficiaryDto)
  beneficiary?: LeadBeneficiaryDto;
}
export class LeadChangeDto implements LeadChange {
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) inChargeId?: string;
  @ApiPropertyOptional({ enum: LEAD_KINDS }) @IfGiven() @IsIn(LEAD_KINDS) kind?: LeadKind;
  @ApiPropertyOptional({ maxLength: LEAD_LIMITS.note })
  @IfGiven()
  @TextField(LEAD_LIMITS.note, 1)
  note?: string;
  /** null: nobody is named any more. */
  @ApiPropertyOptional({ type: LeadBeneficiaryDto, nullable: true })
  @OrNull()
  @IsObject()
  @ValidateNested()
  @Type(() => LeadBeneficiaryDto)
  beneficiary?: LeadBeneficiaryDto | null;
  @Seen() version?: number;
}

class GrantPartDto {
  @ApiProperty({ maxLength: LEAD_LIMITS.agency }) @NameField(LEAD_LIMITS.agency, 1) body!: string;
  @ApiProperty({ description: 'fen' }) @Fen() amountFen!: number;
}
class GrantElsewhereDto {
  @ApiProperty({ maxLength: LEAD_LIMITS.agency }) @NameField(LEAD_LIMITS.agency, 1) body!: string;
  @Day() on?: string;
  @ApiPropertyOptional({ description: 'fen' }) @IfGiven() @Fen() amountFen?: number;
}
/** Each step has those fields that it needs, and no others. */
export class LeadStepDto implements LeadStepPayload {
  @ApiProperty({ enum: LEAD_STEPS }) @IsIn(LEAD_STEPS) step!: LeadStep;
  @ApiPropertyOptional({ enum: GATE_CASES, description: 'gate' })
  @IfGiven()
  @IsIn(GATE_CASES)
  case?: GateCase;
  /** gate, not here. */
  @Line(LEAD_LIMITS.agency) agency?: string;
  @ApiPropertyOptional({ description: 'gate, not here: YYYY-MM-DD, or an instant of that day' })
  @IfGiven()
  @DayOrInstantField()
  answerBy?: string;
  /** gate, here. */
  @Line(LEAD_LIMITS.caseNumber) caseNumber?: string;
  /** handed_over; referred where there is one. */
  @Line(LEAD_LIMITS.receipt) receipt?: string;
  /** decided. */
  @ApiPropertyOptional({ description: 'decided' }) @IfGiven() @IsBoolean() granted?: boolean;
  @ApiPropertyOptional({ description: 'decided, granted: fen' }) @IfGiven() @Fen() amountFen?: number;
  @ApiPropertyOptional({ description: 'decided, granted: above the cap with its approval' })
  @IfGiven()
  @IsBoolean()
  approved?: boolean;
  /** decided, granted: YYYY-MM-DD. */
  @Day() paidOn?: string;
  /** decided, granted jointly. */
  @ApiPropertyOptional({ type: [GrantPartDto], maxItems: LEAD_LIMITS.shares })
  @IfGiven()
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(LEAD_LIMITS.shares)
  @ValidateNested({ each: true })
  @Type(() => GrantPartDto)
  parts?: GrantPartDto[];
  /** decided. */
  @ApiPropertyOptional({ type: [GrantElsewhereDto], maxItems: LEAD_LIMITS.shares })
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LEAD_LIMITS.shares)
  @ValidateNested({ each: true })
  @Type(() => GrantElsewhereDto)
  elsewhere?: GrantElsewhereDto[];
  /** decided and not granted, withdrawn, closed. */
  @Words(LEAD_LIMITS.reason) reason?: string;
  @Words(LEAD_LIMITS.note) note?: string;
  @Seen() version?: number;
}

export class LeadVisitDto implements LeadVisitPayload {
  @ApiProperty({ minimum: 1, maximum: 24 }) @IsInt() @Min(1) @Max(24) months!: number;
  @ApiProperty({ enum: VISIT_WAYS }) @IsIn(VISIT_WAYS) way!: VisitWay;
  @Words(LEAD_LIMITS.note) note?: string;
}
export class LeadPaymentDto implements LeadPaymentPayload {
  @ApiProperty({ format: 'date' }) @LocalDayField() paidOn!: string;
  @Day() toldOn?: string;
}
export class LeadAnswerDto implements LeadAnswerPayload {
  @ApiProperty() @IsBoolean() helped!: boolean;
  @Words(LEAD_LIMITS.note) text?: string;
}
export class RevealLeadDto {
  @ApiProperty({ maxLength: LIMITS.reason }) @TextField(LIMITS.reason, 1) reason!: string;
}
