import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { CallWhy, PolicyPreview } from '../../protocol/calls/policy.js';
import { LIMITS } from '../../protocol/limits.js';
import { URGENCIES, type Urgency } from '../../protocol/codes.js';
import { IfGiven, InstantField, PhoneField, TextField } from '../../kernel/input/validation.js';
import { ExplainQuery } from './explain.query.js';
import { PolicyPreviewQuery, type SupposedCall } from './policy-preview.query.js';

class PreviewDto implements SupposedCall {
  @ApiProperty() @TextField(LIMITS.name, 1) communityId!: string;
  @ApiProperty() @TextField(LIMITS.name, 1) category!: string;
  @ApiProperty({ enum: URGENCIES }) @IsIn(URGENCIES) urgency!: Urgency;
  @ApiPropertyOptional() @IfGiven() @PhoneField() residentPhone?: string;
  /** Now, where it is not given. */
  @ApiPropertyOptional({ format: 'date-time' }) @IfGiven() @InstantField() at?: string;
}

@ApiTags('policies')
@Controller()
export class CallWhyController {
  constructor(
    private readonly explainQuery: ExplainQuery,
    private readonly preview: PolicyPreviewQuery,
  ) {}

  /**
   * Explains why a call rang whom it rang. Whole for coordinators; for an officer about themselves, where they were
   * on duty when it rang.
   */
  @Get('calls/:id/why')
  why(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CallWhy> {
    return this.explainQuery.why(actor, id);
  }

  /** Answers whom a supposed call would ring. */
  @Post('policies/preview')
  @HttpCode(200)
  wouldRing(@CurrentActor() actor: Actor, @Body() supposed: PreviewDto): Promise<PolicyPreview> {
    return this.preview.of(actor, supposed);
  }
}
