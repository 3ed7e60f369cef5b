import { Controller, Get, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { readSpan } from '../kernel/time/span.js';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Given, Words } from '../kernel/input/validation.js';
import { definitions, type Definitions } from '../counting/definitions.js';
import { Figures, type Summary } from './figures.js';

const FIVE_YEARS = (5 * 365 + 2) * 24 * 3600 * 1000;
const INSTANT = 40;

export class SummaryQuestion {
  @ApiProperty({ format: 'date-time' }) @Given() @Words(INSTANT) from?: string;
  @ApiProperty({ format: 'date-time' }) @Given() @Words(INSTANT) to?: string;
}

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(private readonly figures: Figures) {}

  /** The caller's unit in [from, to), at most five years. Officers see no group of fewer than five ratings. */
  @Get('summary')
  async summary(
    @Who() actor: Actor,
    @Query() question: SummaryQuestion,
  ): Promise<Summary & { definitions: Definitions }> {
    const ratingsSeen = actor.roles.includes('coordinator') || actor.roles.includes('admin');
    if (!ratingsSeen && !actor.roles.includes('officer')) return refuse('forbidden');
    const span = readSpan(question, { required: true, longest: FIVE_YEARS });
    return {
      ...(await this.figures.summary(actor.unitId, span, ratingsSeen)),
      definitions: definitions(actor.lang),
    };
  }
}
