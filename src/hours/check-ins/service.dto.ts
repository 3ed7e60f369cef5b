import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { SERVED, type Served } from '../../protocol/hours.js';
import {
  CHECK_IN_KINDS,
  CHECK_IN_LIMITS,
  type CheckInKind,
  type CheckInPayload,
  type CheckOutPayload,
} from '../../protocol/service.js';
import { IfGiven, NameField, TextField, UuidField } from '../../kernel/input/validation.js';

const ID = 100;

export class CheckInDto implements CheckInPayload {
  @ApiProperty({ format: 'uuid' }) @UuidField() id!: string;
  @ApiProperty({ enum: CHECK_IN_KINDS }) @IsIn(CHECK_IN_KINDS) kind!: CheckInKind;
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) communityId?: string;
  @ApiPropertyOptional({ description: 'what is done, in a few words without names' })
  @IfGiven()
  @NameField(CHECK_IN_LIMITS.activity)
  activity?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: CHECK_IN_LIMITS.plannedMinutes })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(CHECK_IN_LIMITS.plannedMinutes)
  plannedMinutes?: number;
  @ApiPropertyOptional() @IfGiven() @TextField(ID, 1) inCharge?: string;
}

export class CheckOutDto implements CheckOutPayload {
  @ApiPropertyOptional({ format: 'uuid' }) @IfGiven() @UuidField() id?: string;
  @ApiPropertyOptional() @IfGiven() @NameField(CHECK_IN_LIMITS.activity) activity?: string;
  @ApiPropertyOptional({ enum: SERVED }) @IfGiven() @IsIn(SERVED) served?: Served;
}
