import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { LIMITS } from '../protocol/limits.js';
import { IfGiven, SecretField, TextField } from '../kernel/input/validation.js';

export class RequestJobDto {
  @ApiProperty() @TextField(LIMITS.name, 1) kind!: string;
  /** What the kind asks for. */
  @ApiProperty({ type: 'object', additionalProperties: true }) @IsObject() params!: Record<string, unknown>;
  /** Asked again of whoever signed in longer ago than ten minutes, by the kinds that take out what is known of many people. */
  @ApiPropertyOptional() @IfGiven() @SecretField(200) password?: string;
}
