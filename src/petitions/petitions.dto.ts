/** What may be asked and said about petitions that were handed on. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsUUID, Min } from 'class-validator';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { IfGiven, InstantField, LocalDayField, NameField, TextField } from '../kernel/input/validation.js';
import {
  PETITION_LIMITS,
  PETITION_STEPS,
  PETITION_WAYS,
  type PetitionChange,
  type PetitionStep,
  type PetitionStepPayload,
  type PetitionWay,
} from '../protocol/relief/petitions.js';
import type { PetitionQuestion } from './petitions.query.js';

const ID = 60;
export const PETITION_LIGHTS = ['on_time', 'soon', 'late'] as const;

export class PetitionListDto extends PageQueryDto implements PetitionQuestion {
  @ApiPropertyOptional({ description: 'open, told, withdrawn; several with commas' })
  @IfGiven()
  @TextField(100)
  state?: string;
  @ApiPropertyOptional({ enum: PETITION_LIGHTS, description: 'how what is due next stands' })
  @IfGiven()
  @IsIn(PETITION_LIGHTS)
  light?: (typeof PETITION_LIGHTS)[number];
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'only those that the asker has in charge' })
  @IfGiven()
  @IsIn(['true', 'false'])
  mine?: 'true' | 'false';
  @ApiPropertyOptional({ description: 'the one of this call' }) @IfGiven() @TextField(ID, 1) callId?: string;
}
export class PetitionSpanDto {
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() from?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() to?: string;
}
export class PetitionStepDto implements PetitionStepPayload {
  @ApiProperty({ enum: PETITION_STEPS }) @IsIn(PETITION_STEPS) step!: PetitionStep;
  @ApiPropertyOptional({ format: 'date', description: 'the day it was done; absent: today' })
  @IfGiven()
  @LocalDayField()
  on?: string;
  @ApiPropertyOptional({ maxLength: PETITION_LIMITS.receipt, description: 'required with `receipt`' })
  @IfGiven()
  @NameField(PETITION_LIMITS.receipt, 1)
  receipt?: string;
  @ApiPropertyOptional({ enum: PETITION_WAYS, description: 'how who petitioned was told' })
  @IfGiven()
  @IsIn(PETITION_WAYS)
  how?: PetitionWay;
  @ApiPropertyOptional({ maxLength: PETITION_LIMITS.note })
  @IfGiven()
  @TextField(PETITION_LIMITS.note)
  note?: string;
  @ApiPropertyOptional({ description: 'as it was seen: changed since, it is refused' })
  @IfGiven()
  @IsInt()
  @Min(1)
  version?: number;
}
export class PetitionChangeDto implements PetitionChange {
  @ApiProperty({ format: 'uuid', description: 'an officer, coordinator or administrator of the unit' })
  @IsUUID()
  inCharge!: string;
  @ApiPropertyOptional({ description: 'as it was seen: changed since, it is refused' })
  @IfGiven()
  @IsInt()
  @Min(1)
  version?: number;
}
