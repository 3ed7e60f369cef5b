import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import { SERVED, type Served } from '../../protocol/hours.js';
import {
  CHECK_IN_KINDS,
  CHECK_IN_LIMITS,
  type CheckInKind,
  type CheckInPayload,
  type CheckOutPayload,
} from '../../protocol/service.js';
import { Given, Name, Words } from '../../kernel/input/validation.js';

const ID = 100;

export class CheckInBody implements CheckInPayload {
  @ApiProperty({ format: 'uuid' }) @IsUUID() id!: string;
  @ApiProperty({ enum: CHECK_IN_KINDS }) @IsIn(CHECK_IN_KINDS) kind!: CheckInKind;
  @ApiPropertyOptional() @Given() @Words(ID, 1) communityId?: string;
  @ApiPropertyOptional({ description: 'what is done, in a few words without names' })
  @Given()
  @Name(CHECK_IN_LIMITS.activity)
  activity?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: CHECK_IN_LIMITS.plannedMinutes })
  @Given()
  @IsInt()
  @Min(1)
  @Max(CHECK_IN_LIMITS.plannedMinutes)
  plannedMinutes?: number;
  @ApiPropertyOptional() @Given() @Words(ID, 1) inCharge?: string;
}

export class CheckOutBody implements CheckOutPayload {
  @ApiPropertyOptional({ format: 'uuid' }) @Given() @IsUUID() id?: string;
  @ApiPropertyOptional() @Given() @Name(CHECK_IN_LIMITS.activity) activity?: string;
  @ApiPropertyOptional({ enum: SERVED }) @Given() @IsIn(SERVED) served?: Served;
}
