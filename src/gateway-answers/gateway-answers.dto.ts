import { ApiProperty } from '@nestjs/swagger';
import { HalfWidth, NameField, TextField } from '../kernel/input/validation.js';
import { LIMITS } from '../protocol/limits.js';
import type { GatewayAnswer } from '../protocol/residents/gateway-answers.js';

const ID = 100;

export class GatewayAnswerDto implements GatewayAnswer {
  @ApiProperty({ maxLength: ID }) @NameField(ID, 1) id!: string;
  @ApiProperty({ maxLength: LIMITS.phone }) @HalfWidth() @NameField(LIMITS.phone, 1) from!: string;
  @ApiProperty({ maxLength: LIMITS.message }) @TextField(LIMITS.message) text!: string;
}
