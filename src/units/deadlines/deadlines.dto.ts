import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import { LIMITS } from '../../protocol/limits.js';
import {
  CLOCK_KINDS,
  LIMIT_UNITS,
  URGENCIES,
  type ClockKind,
  type LimitUnit,
  type Urgency,
} from '../../protocol/codes.js';
import { TextField } from '../../kernel/input/validation.js';
import { RULE_LIMITS } from '../../deadline/deadline-limits.js';

export class DeadlineRuleDto {
  @ApiProperty({ enum: CLOCK_KINDS }) @IsIn(CLOCK_KINDS) clock!: ClockKind;
  @ApiProperty({ enum: URGENCIES }) @IsIn(URGENCIES) urgency!: Urgency;
  /** null or absent: every category without a rule of its own. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @ValidateIf((r: DeadlineRuleDto) => r.category !== undefined && r.category !== null)
  @TextField(LIMITS.name, 1)
  category?: string | null;
  @ApiProperty() @IsInt() amount!: number;
  @ApiProperty({ enum: LIMIT_UNITS }) @IsIn(LIMIT_UNITS) unit!: LimitUnit;
}
export class DeadlineRulesDto {
  @ApiProperty({ type: [DeadlineRuleDto] })
  @IsArray()
  @ArrayMaxSize(RULE_LIMITS.rules)
  @ValidateNested({ each: true })
  @Type(() => DeadlineRuleDto)
  rules!: DeadlineRuleDto[];
  @ApiPropertyOptional() @IsOptional() @TextField(40) tag?: string;
}
