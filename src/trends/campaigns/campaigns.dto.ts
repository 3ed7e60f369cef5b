/** What may be asked and said about campaigns. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, Matches, Min } from 'class-validator';
import { IfGiven, LocalDayField, NameField, TextField } from '../../kernel/input/validation.js';
import { LEAD_KINDS, type LeadKind } from '../../protocol/relief/leads.js';
import {
  CAMPAIGN_LIMITS,
  CAMPAIGN_MARKS,
  type CampaignChange,
  type CampaignMarkKind,
  type CampaignPayload,
} from '../../protocol/trends/campaigns.js';

const ID = 60;
const Codes = () =>
  applyDecorators(
    IsArray(),
    ArrayUnique(),
    ArrayMaxSize(CAMPAIGN_LIMITS.codes),
    Matches(/^[a-z][a-z0-9_]{0,49}$/, { each: true }),
  );
const Kinds = () => applyDecorators(IsArray(), ArrayUnique(), IsIn(LEAD_KINDS, { each: true }));

export class CampaignDto implements CampaignPayload {
  @ApiProperty({ maxLength: CAMPAIGN_LIMITS.name }) @NameField(CAMPAIGN_LIMITS.name, 1) name!: string;
  @ApiProperty({ maxLength: CAMPAIGN_LIMITS.lookFor, description: 'whom it looks for' })
  @TextField(CAMPAIGN_LIMITS.lookFor, 1)
  lookFor!: string;
  @ApiProperty({ type: [String], description: 'codes of categories whose calls count' })
  @Codes()
  categories!: string[];
  @ApiProperty({ enum: LEAD_KINDS, isArray: true }) @Kinds() kinds!: LeadKind[];
  @ApiProperty({ format: 'date' }) @LocalDayField() from!: string;
  @ApiProperty({ format: 'date', description: 'the last day' }) @LocalDayField() to!: string;
  @ApiPropertyOptional({ description: 'a person of the unit; who makes it without it' })
  @IfGiven()
  @TextField(ID, 1)
  inCharge?: string;
}
export class CampaignChangeDto implements CampaignChange {
  @ApiPropertyOptional() @IfGiven() @NameField(CAMPAIGN_LIMITS.name, 1) name?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(CAMPAIGN_LIMITS.lookFor, 1) lookFor?: string;
  @ApiPropertyOptional({ type: [String] }) @IfGiven() @Codes() categories?: string[];
  @ApiPropertyOptional({ enum: LEAD_KINDS, isArray: true }) @IfGiven() @Kinds() kinds?: LeadKind[];
  @ApiPropertyOptional({ format: 'date' }) @IfGiven() @LocalDayField() from?: string;
  @ApiPropertyOptional({ format: 'date' }) @IfGiven() @LocalDayField() to?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) inCharge?: string;
  @ApiPropertyOptional({ description: 'true ends it before its term, false takes it up again' })
  @IfGiven()
  @IsBoolean()
  ended?: boolean;
  @ApiProperty({ minimum: 1, description: 'as it was seen' }) @IsInt() @Min(1) version!: number;
}
export class CampaignMarkDto {
  @ApiProperty({ enum: CAMPAIGN_MARKS }) @IsIn(CAMPAIGN_MARKS) kind!: CampaignMarkKind;
  @ApiProperty({ description: 'the lead or the activity' }) @TextField(ID, 1) itemId!: string;
}
