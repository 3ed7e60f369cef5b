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
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  AFTER_HOURS,
  PLAIN_STEP_KINDS,
  POLICY_WHENS,
  STEP_KINDS,
  type AfterHours,
  type Policy,
  type PolicyMatch,
  type PolicyStep,
  type StepKind,
} from '../../protocol/calls/policy.js';
import { LIMITS } from '../../protocol/limits.js';
import { URGENCIES, type Urgency } from '../../protocol/codes.js';
import { IfGiven, NameField, TextField } from '../../kernel/input/validation.js';
import { POLICY_LIMITS } from './policy-rules.js';

export class StepDto implements PolicyStep {
  @ApiProperty({ enum: STEP_KINDS }) @IsIn(STEP_KINDS) ring!: StepKind;
  @ApiProperty() @IsInt() seconds!: number;
  @ApiPropertyOptional() @IfGiven() @IsBoolean() together?: boolean;
  @ApiPropertyOptional() @IfGiven() @IsInt() times?: number;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) skill?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) departmentId?: string;
  @ApiPropertyOptional()
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(POLICY_LIMITS.people)
  @IsString({ each: true })
  @MaxLength(LIMITS.name, { each: true })
  people?: string[];
  @ApiPropertyOptional() @IfGiven() @IsInt() withinDays?: number;
}
export class MatchDto implements PolicyMatch {
  @ApiPropertyOptional()
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(LIMITS.name, { each: true })
  categories?: string[];
  @ApiPropertyOptional({ enum: URGENCIES, isArray: true })
  @IfGiven()
  @IsArray()
  @IsIn(URGENCIES, { each: true })
  urgencies?: Urgency[];
  @ApiProperty({ enum: POLICY_WHENS }) @IsIn(POLICY_WHENS) when!: PolicyMatch['when'];
}
export class OnePolicyDto implements Policy {
  /** Any other than one of theirs makes a new policy. */
  @ApiProperty() @TextField(LIMITS.name) id!: string;
  @ApiProperty() @NameField(LIMITS.name) name!: string;
  @ApiProperty({ type: MatchDto }) @IsObject() @ValidateNested() @Type(() => MatchDto) match!: MatchDto;
  @ApiProperty({ type: [StepDto] })
  @IsArray()
  @ArrayMaxSize(POLICY_LIMITS.steps)
  @ValidateNested({ each: true })
  @Type(() => StepDto)
  steps!: StepDto[];
  @ApiProperty({ enum: AFTER_HOURS }) @IsIn(AFTER_HOURS) afterHours!: AfterHours;
  @ApiProperty() @IsInt() promiseSeconds!: number;
  @ApiProperty() @IsInt() afterPromiseSeconds!: number;
  @ApiProperty()
  @IsArray()
  @ArrayMaxSize(POLICY_LIMITS.people)
  @IsString({ each: true })
  @MaxLength(LIMITS.name, { each: true })
  owners!: string[];
}
export class PoliciesDto {
  @ApiProperty({ type: [OnePolicyDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(POLICY_LIMITS.policies)
  @ValidateNested({ each: true })
  @Type(() => OnePolicyDto)
  items!: OnePolicyDto[];
  @ApiPropertyOptional() @IfGiven() @TextField(40) tag?: string;
}

/** What the policy where no other fits is made of. */
export class PolicyStepDto {
  @ApiProperty({ enum: PLAIN_STEP_KINDS }) @IsIn(PLAIN_STEP_KINDS) ring!: (typeof PLAIN_STEP_KINDS)[number];
  @ApiProperty() @IsInt() seconds!: number;
}
export class PolicyDto {
  @ApiProperty({ type: [PolicyStepDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(POLICY_LIMITS.steps)
  @ValidateNested({ each: true })
  @Type(() => PolicyStepDto)
  steps!: PolicyStepDto[];
  @ApiPropertyOptional() @IsOptional() @TextField(40) tag?: string;
}
