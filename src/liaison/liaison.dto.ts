import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, Matches } from 'class-validator';
import {
  LIAISON_LIMITS,
  MOST_SETTLED,
  type PromiseChange,
  type PromisePayload,
  type VisitBeginPayload,
  type VisitEndPayload,
  type WantedVisitPayload,
} from '../protocol/communities/liaison.js';
import { LIMITS } from '../protocol/limits.js';
import { MONTH } from '../protocol/time/local-day.js';
import {
  IfGiven,
  InstantField,
  LocalDayField,
  NameField,
  TextField,
  UuidField,
  UuidsField,
} from '../kernel/input/validation.js';

const ID = 100;

export class PromiseDto implements PromisePayload {
  @ApiProperty({ format: 'uuid' }) @UuidField() id!: string;
  @ApiProperty() @TextField(ID, 1) communityId!: string;
  @ApiProperty({ maxLength: LIAISON_LIMITS.text }) @TextField(LIAISON_LIMITS.text, 1) text!: string;
  @ApiPropertyOptional({ description: 'whose name in the text lists mask' })
  @IfGiven()
  @NameField(LIMITS.name)
  name?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'this or `dueDay`' })
  @IfGiven()
  @InstantField()
  dueAt?: string;
  @ApiPropertyOptional({ format: 'date' }) @IfGiven() @LocalDayField() dueDay?: string;
  @ApiPropertyOptional({ description: 'the call it is about' }) @IfGiven() @TextField(ID, 1) callId?: string;
}
export class PromiseChangeDto implements PromiseChange {
  @ApiPropertyOptional({ maxLength: LIAISON_LIMITS.text })
  @IfGiven()
  @TextField(LIAISON_LIMITS.text, 1)
  text?: string;
  @ApiPropertyOptional() @IfGiven() @NameField(LIMITS.name) name?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() dueAt?: string;
  @ApiPropertyOptional({ format: 'date' }) @IfGiven() @LocalDayField() dueDay?: string;
}
export class WithdrawalDto {
  @ApiProperty({ maxLength: LIAISON_LIMITS.reason }) @TextField(LIAISON_LIMITS.reason, 1) reason!: string;
}
export class WantedVisitDto implements WantedVisitPayload {
  @ApiProperty({ format: 'uuid' }) @UuidField() id!: string;
  @ApiProperty() @TextField(ID, 1) communityId!: string;
  @ApiProperty({ maxLength: LIAISON_LIMITS.text }) @TextField(LIAISON_LIMITS.text, 1) text!: string;
  @ApiPropertyOptional({ description: 'who is to be visited' })
  @IfGiven()
  @NameField(LIMITS.name)
  name?: string;
  @ApiProperty({ format: 'date' }) @LocalDayField() byDay!: string;
  @ApiPropertyOptional({ description: 'the call it is about' }) @IfGiven() @TextField(ID, 1) callId?: string;
}
export class VisitBeginDto implements VisitBeginPayload {
  @ApiProperty({ format: 'uuid' }) @UuidField() id!: string;
  @ApiProperty() @TextField(ID, 1) communityId!: string;
}
export class VisitEndDto implements VisitEndPayload {
  @ApiProperty({ format: 'uuid' }) @UuidField() id!: string;
  @ApiPropertyOptional({ maxLength: LIAISON_LIMITS.words })
  @IfGiven()
  @TextField(LIAISON_LIMITS.words)
  words?: string;
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: MOST_SETTLED })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_SETTLED)
  @UuidsField()
  kept?: string[];
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: MOST_SETTLED })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_SETTLED)
  @UuidsField()
  visited?: string[];
}
export class LiaisonMonthDto {
  @ApiPropertyOptional({ description: 'YYYY-MM; absent: this month' })
  @IfGiven()
  @Matches(MONTH)
  month?: string;
}
