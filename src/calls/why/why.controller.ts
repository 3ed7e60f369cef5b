import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import type { CallWhy, PolicyPreview } from '../../protocol/policy.js';
import { LIMITS, URGENCIES, type Urgency } from '../../protocol/words.js';
import { Given, Moment, Phone, Words } from '../../kernel/input/validation.js';
import { Explaining } from './explain.js';
import { Preview, type Supposed } from './preview.js';

class PreviewDto implements Supposed {
  @ApiProperty() @Words(LIMITS.name, 1) communityId!: string;
  @ApiProperty() @Words(LIMITS.name, 1) category!: string;
  @ApiProperty({ enum: URGENCIES }) @IsIn(URGENCIES) urgency!: Urgency;
  @ApiPropertyOptional() @Given() @Phone() residentPhone?: string;
  /** Now, where it is not given. */
  @ApiPropertyOptional({ format: 'date-time' }) @Given() @Moment() at?: string;
}

@ApiTags('policies')
@Controller()
export class WhyController {
  constructor(
    private readonly explaining: Explaining,
    private readonly preview: Preview,
  ) {}

  /** Whole for coordinators; for an officer about themselves, where they were on duty when it rang. */
  @Get('calls/:id/why')
  why(@Who() actor: Actor, @Param('id') id: string): Promise<CallWhy> {
    return this.explaining.why(actor, id);
  }
  @Post('policies/preview')
  @HttpCode(200)
  wouldRing(@Who() actor: Actor, @Body() supposed: PreviewDto): Promise<PolicyPreview> {
    return this.preview.of(actor, supposed);
  }
}
