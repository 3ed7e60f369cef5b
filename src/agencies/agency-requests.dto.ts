/** What may be said of what other agencies are asked for, and the checks it must pass. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import {
  CallBackPhoneField,
  IfGiven,
  LocalDayField,
  NameField,
  TextField,
} from '../kernel/input/validation.js';
import { LIMITS } from '../protocol/limits.js';
import {
  AGENCY_ANSWERS,
  AGENCY_REQUEST_KINDS,
  AGENCY_REQUEST_LIMITS,
  CONSENT_WAYS,
  type AgencyAnswer,
  type AgencyAnswerPayload,
  type AgencyReceiptPayload,
  type AgencyRequestKind,
  type ConsentWay,
  type NewAgencyRequest,
} from '../protocol/relief/agency-requests.js';
import type { AgencyRequestQuestion } from './agency-requests-list.query.js';
import type { GivenRequest } from './agency-requests.service.js';

const MOST = AGENCY_REQUEST_LIMITS;
type Consent = NewAgencyRequest['consent'];

export class AgencyConsentDto implements Consent {
  @ApiProperty({ enum: CONSENT_WAYS }) @IsIn(CONSENT_WAYS) way!: ConsentWay;
  @ApiPropertyOptional({ format: 'date', description: 'required unless `not_needed`' })
  @IfGiven()
  @LocalDayField()
  on?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.reason, description: 'why none is needed; required with that' })
  @IfGiven()
  @TextField(LIMITS.reason)
  reason?: string;
}
export class NewAgencyRequestDto implements GivenRequest {
  @ApiProperty({ enum: AGENCY_REQUEST_KINDS }) @IsIn(AGENCY_REQUEST_KINDS) kind!: AgencyRequestKind;
  @ApiPropertyOptional({ description: 'of the list of bodies; else `agency`' })
  @IfGiven()
  @TextField(LIMITS.name, 1)
  bodyId?: string;
  @ApiPropertyOptional({ maxLength: MOST.agency }) @IfGiven() @NameField(MOST.agency, 1) agency?: string;
  @ApiPropertyOptional({ maxLength: MOST.contact }) @IfGiven() @NameField(MOST.contact) contact?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.phone }) @IfGiven() @CallBackPhoneField() phone?: string;
  @ApiProperty({ maxLength: MOST.what }) @TextField(MOST.what, 1) what!: string;
  @ApiPropertyOptional({ description: 'the separate consent of whom it is about; refused without' })
  @IfGiven()
  @ValidateNested()
  @Type(() => AgencyConsentDto)
  consent?: AgencyConsentDto;
  @ApiPropertyOptional({ format: 'date', description: 'absent: as many working days as the unit has set' })
  @IfGiven()
  @LocalDayField()
  answerBy?: string;
}

export class AgencyListDto extends PageQueryDto implements AgencyRequestQuestion {
  @ApiPropertyOptional({ description: 'waiting, answered, withdrawn; several with commas' })
  @IfGiven()
  @TextField(100)
  state?: string;
  @ApiPropertyOptional({ enum: AGENCY_REQUEST_KINDS })
  @IfGiven()
  @IsIn(AGENCY_REQUEST_KINDS)
  kind?: AgencyRequestKind;
  @ApiPropertyOptional() @IfGiven() @NameField(MOST.agency, 1) agency?: string;
  @ApiPropertyOptional()
  @IfGiven()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(2000)
  @Max(2199)
  year?: number;
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'true: asked by who asks, or theirs to see to',
  })
  @IfGiven()
  @IsIn(['true', 'false'])
  mine?: 'true' | 'false';
}
export class SeenAgencyRequestDto {
  /** As the reader saw it; a change by somebody else since then is refused. */
  @ApiPropertyOptional({ minimum: 1 }) @IfGiven() @IsInt() @Min(1) version?: number;
}
export class AgencyReceiptDto extends SeenAgencyRequestDto implements AgencyReceiptPayload {
  @ApiProperty({ maxLength: MOST.receipt }) @NameField(MOST.receipt, 1) receipt!: string;
}
export class AgencyAnswerDto extends SeenAgencyRequestDto implements AgencyAnswerPayload {
  @ApiProperty({ enum: AGENCY_ANSWERS }) @IsIn(AGENCY_ANSWERS) answer!: AgencyAnswer;
  @ApiProperty({ maxLength: MOST.answer }) @TextField(MOST.answer, 1) text!: string;
  @ApiPropertyOptional({
    format: 'date',
    description: 'the day on which they answered; today where it is absent',
  })
  @IfGiven()
  @LocalDayField()
  on?: string;
}
