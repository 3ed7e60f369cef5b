import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import { PLAIN_STEP_KINDS } from '../protocol/policy.js';
import { ROLES, type Role } from '../protocol/words.js';
import { POLICY_LIMITS } from './policy.js';
import { HalfWidth, Words } from '../validation.js';

export class CloseSecondsDto {
  @IsInt() emergency!: number;
  @IsInt() urgent!: number;
  @IsInt() normal!: number;
}
export class TargetsDto {
  @IsInt() hours!: number;
  @IsInt() solved!: number;
}
export class ProposalSettingsDto {
  @IsInt() matterCalls!: number;
  @IsInt() callerCalls!: number;
  @IsInt() days!: number;
}
export class SettingsDto {
  @IsOptional() @HalfWidth() @Matches(/^(\+?[0-9][0-9 ()-]{1,18}[0-9])?$/) dutyPhone?: string;
  @IsOptional() @IsInt() answerSeconds?: number;
  @IsOptional() @IsInt() contactSeconds?: number;
  @IsOptional() @IsInt() warnPercent?: number;
  @IsOptional() @ValidateNested() @Type(() => CloseSecondsDto) closeSeconds?: CloseSecondsDto;
  @IsOptional() @IsInt() heldLimit?: number;
  @IsOptional() @IsInt() retrySeconds?: number;
  @IsOptional() @IsInt() forgottenHours?: number;
  @IsOptional() @IsInt() lateCutOffMinutes?: number;
  @IsOptional() @IsInt() loopTestHour?: number;
  @IsOptional() @IsInt() handoverMinutes?: number;
  @IsOptional() @IsInt() reviewMinutes?: number;
  @IsOptional() @ValidateNested() @Type(() => TargetsDto) targets?: TargetsDto;
  @IsOptional() @ValidateNested() @Type(() => ProposalSettingsDto) proposals?: ProposalSettingsDto;
  /** Empty: any coordinator. */
  @IsOptional() @Words(50) reviewerId?: string;
  /** Empty: there is none. */
  @IsOptional() @Words(500) gatewayUrl?: string;
  /** Written, never read back. */
  @IsOptional() @Words(200) gatewaySecret?: string;
  /** Whoever has one of these roles signs in with a second factor. */
  @IsOptional() @IsArray() @ArrayUnique() @IsIn(ROLES, { each: true }) factorRoles?: Role[];
  @IsOptional() @Words(40) tag?: string;
}

export class PolicyStepDto {
  @IsIn(PLAIN_STEP_KINDS) ring!: (typeof PLAIN_STEP_KINDS)[number];
  @IsInt() seconds!: number;
}
export class PolicyDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(POLICY_LIMITS.steps)
  @ValidateNested({ each: true })
  @Type(() => PolicyStepDto)
  steps!: PolicyStepDto[];
  @IsOptional() @Words(40) tag?: string;
}
