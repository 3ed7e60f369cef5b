import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import { LETTER_LIMITS } from '../../protocol/trends/letters.js';
import { LIMITS } from '../../protocol/limits.js';
import { CLOSING_NEEDS, type ClosingNeed } from '../../protocol/residents/closing-needs.js';
import { OUTLINE_QUESTIONS } from '../../protocol/papers/outlines.js';
import { ROLES, type Role } from '../../protocol/codes.js';
import { NamesField } from '../../kernel/input/names-field.js';
import { LookBackSettingsDto } from './look-back-settings.dto.js';
import { HalfWidth, TextField, UuidsField } from '../../kernel/input/validation.js';
import { PAPERS_TO_BRING_LIMITS } from '../../protocol/relief/papers.js';

export class CloseSecondsDto {
  @ApiProperty() @IsInt() emergency!: number;
  @ApiProperty() @IsInt() urgent!: number;
  @ApiProperty() @IsInt() normal!: number;
}
export class TargetsDto {
  @ApiProperty() @IsInt() hours!: number;
  @ApiProperty() @IsInt() solved!: number;
}
export class ProposalSettingsDto {
  @ApiProperty() @IsInt() matterCalls!: number;
  @ApiProperty() @IsInt() callerCalls!: number;
  @ApiProperty() @IsInt() days!: number;
}
export class ReliefSettingsDto {
  @ApiProperty() @IsInt() capMonths!: number;
}
export class SupervisionSettingsDto {
  @ApiProperty() @IsInt() repeats!: number;
  @ApiProperty() @IsInt() days!: number;
}
export class PosterSettingsDto {
  @ApiProperty() @IsInt() waitMinutes!: number;
}
export class AgencySettingsDto {
  @ApiProperty() @IsInt() ask!: number;
  @ApiProperty() @IsInt() refer!: number;
  @ApiProperty() @IsInt() transfer!: number;
}
export class LeadSettingsDto {
  @ApiProperty() @IsInt() gateDays!: number;
  @ApiProperty() @IsInt() tellDays!: number;
  @ApiProperty() @IsInt() referDays!: number;
  @ApiProperty() @IsInt() handOverDays!: number;
  @ApiProperty() @IsInt() decideDays!: number;
  @ApiProperty() @IsInt() tellPaidDays!: number;
  @ApiProperty({ type: [Number], maxItems: 6 }) @IsArray() @IsInt({ each: true }) visitMonths!: number[];
  @ApiProperty() @IsInt() nearDays!: number;
}
export class PetitionTermsDto {
  @ApiProperty() @IsInt() procedureDays!: number;
  @ApiProperty() @IsInt() outcomeMonths!: number;
  @ApiProperty() @IsInt() everyMonths!: number;
}
export class TrendSettingsDto {
  @ApiProperty() @IsInt() floor!: number;
}
export class LetterSettingsDto {
  /** Accounts of the unit’s staff. */
  @ApiProperty({ type: [String], maxItems: LETTER_LIMITS.signers })
  @IsArray()
  @ArrayMaxSize(LETTER_LIMITS.signers)
  @ArrayUnique()
  @UuidsField()
  signers!: string[];
  @ApiProperty() @IsInt() answerDays!: number;
}
export class ReviewSettingsDto {
  @ApiProperty() @IsInt() callBackDays!: number;
  @ApiProperty() @IsInt() samples!: number;
}
export class FileSettingsDto {
  @ApiProperty() @IsInt() megabytes!: number;
  @ApiProperty() @IsInt() voiceMinutes!: number;
  @ApiProperty() @IsInt() perCall!: number;
  @ApiProperty() @IsInt() callMegabytes!: number;
  @ApiProperty() @IsInt() unitGigabytes!: number;
  @ApiProperty() @IsInt() keepDays!: number;
}
export class SettingsDto {
  @ApiPropertyOptional()
  @IsOptional()
  @HalfWidth()
  @Matches(/^(\+?[0-9][0-9 ()-]{1,18}[0-9])?$/)
  dutyPhone?: string;
  @ApiPropertyOptional() @IsOptional() @IsInt() answerSeconds?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() contactSeconds?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() warnPercent?: number;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => CloseSecondsDto)
  closeSeconds?: CloseSecondsDto;
  @ApiPropertyOptional() @IsOptional() @IsInt() heldLimit?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() retrySeconds?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() forgottenHours?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() lateCutOffMinutes?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() loopTestHour?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() handoverMinutes?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() reviewMinutes?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() talkAnswerHours?: number;
  @ApiPropertyOptional() @IsOptional() @ValidateNested() @Type(() => TargetsDto) targets?: TargetsDto;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => ProposalSettingsDto)
  proposals?: ProposalSettingsDto;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => LookBackSettingsDto)
  lookBack?: LookBackSettingsDto;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => ReliefSettingsDto)
  relief?: ReliefSettingsDto;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => AgencySettingsDto)
  agencies?: AgencySettingsDto;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => LeadSettingsDto)
  leads?: LeadSettingsDto;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => PetitionTermsDto)
  petitions?: PetitionTermsDto;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => TrendSettingsDto)
  trends?: TrendSettingsDto;
  /** What departments are asked at the talk with them. */
  @ApiPropertyOptional({ type: [String], maxItems: OUTLINE_QUESTIONS.most })
  @IsOptional()
  @NamesField(OUTLINE_QUESTIONS.text, OUTLINE_QUESTIONS.most)
  talkQuestions?: string[];
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => SupervisionSettingsDto)
  supervision?: SupervisionSettingsDto;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => PosterSettingsDto)
  posters?: PosterSettingsDto;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => LetterSettingsDto)
  letters?: LetterSettingsDto;
  /** What applicants for relief bring. */
  @ApiPropertyOptional({ type: [String], maxItems: PAPERS_TO_BRING_LIMITS.most })
  @IsOptional()
  @NamesField(PAPERS_TO_BRING_LIMITS.text, PAPERS_TO_BRING_LIMITS.most)
  papersToBring?: string[];
  /** By category, what is asked for before a call is closed. */
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string', enum: [...CLOSING_NEEDS] } },
  })
  @IsOptional()
  @IsObject()
  closingNeeds?: Record<string, ClosingNeed[]>;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => ReviewSettingsDto)
  reviews?: ReviewSettingsDto;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => FileSettingsDto)
  files?: FileSettingsDto;
  /** Empty: any coordinator. */
  @ApiPropertyOptional() @IsOptional() @TextField(50) reviewerId?: string;
  /** Empty: there is none. */
  @ApiPropertyOptional() @IsOptional() @TextField(LIMITS.gatewayUrl) gatewayUrl?: string;
  /** Written, never read back. */
  @ApiPropertyOptional() @IsOptional() @TextField(LIMITS.gatewaySecret) gatewaySecret?: string;
  /** Whoever has one of these roles signs in with a second factor. */
  @ApiPropertyOptional({ enum: ROLES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  factorRoles?: Role[];
  @ApiPropertyOptional() @IsOptional() @TextField(40) tag?: string;
}
