import { DAY } from '../protocol/time/durations.js';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { readSpan } from '../kernel/time/query-span.js';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { IfGiven, TextField } from '../kernel/input/validation.js';
import { definitions, type Definitions } from '../figures/figure-definitions.js';
import type { ActiveFigureName, ActiveFigures } from '../protocol/outreach/active.js';
import { activeDefinitions } from './active/active-definitions.js';
import { ActiveFiguresQuery } from './active/active-figures.query.js';
import { FiguresQuery, type FiguresSummary } from './figures.query.js';

const FIVE_YEARS = (5 * 365 + 2) * DAY;
const INSTANT = 40;

export class SummaryQueryDto {
  @ApiProperty({ format: 'date-time' }) @IfGiven() @TextField(INSTANT) from?: string;
  @ApiProperty({ format: 'date-time' }) @IfGiven() @TextField(INSTANT) to?: string;
}

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly figures: FiguresQuery,
    private readonly active: ActiveFiguresQuery,
  ) {}

  /**
   * Sums up the unit's calls, hours, outreach, check-ups and visits in [from, to). At most five years; officers see no
   * group of fewer than five ratings.
   */
  @Get('summary')
  async summary(
    @CurrentActor() actor: Actor,
    @Query() question: SummaryQueryDto,
  ): Promise<
    FiguresSummary & { active: ActiveFigures; definitions: Definitions & Record<ActiveFigureName, string> }
  > {
    const ratingsSeen = actor.roles.includes('coordinator') || actor.roles.includes('admin');
    if (!ratingsSeen && !actor.roles.includes('officer')) return refuse('forbidden');
    const span = readSpan(question, { required: true, longest: FIVE_YEARS });
    return {
      ...(await this.figures.summary(actor.unitId, span, ratingsSeen)),
      active: await this.active.of(actor.unitId, span),
      definitions: { ...definitions(actor.lang), ...activeDefinitions(actor.lang) },
    };
  }
}
