import { Controller, Get, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import { IfGiven, TextField } from '../../kernel/input/validation.js';
import { readSpan } from '../../kernel/time/query-span.js';
import { LIMITS } from '../../protocol/limits.js';
import type { OutreachTrend } from '../../protocol/outreach/outreach-trend.js';
import { DAY } from '../../protocol/time/durations.js';
import { SummaryQueryDto } from '../../reports/reports.controller.js';
import { OutreachTrendQuery } from './outreach-trend.query.js';

/** Two years, of which one may be a leap year. */
const LONGEST = 731 * DAY;

class OutreachTrendDto extends SummaryQueryDto {
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.categoryCode) theme?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name) communityId?: string;
}

@ApiTags('activities')
@Controller('figures')
export class OutreachTrendController {
  constructor(private readonly figures: OutreachTrendQuery) {}

  /** Counts activities by month, theme and community, and beside them the calls of that kind. At most two years; no count shows a cause. */
  @Get('outreach')
  outreach(
    @CurrentActor() actor: Actor,
    @Query() { from, to, theme, communityId }: OutreachTrendDto,
  ): Promise<OutreachTrend> {
    const span = readSpan({ from, to }, { required: true, longest: LONGEST });
    return this.figures.of(actor, {
      ...span,
      theme: theme || undefined,
      communityId: communityId || undefined,
    });
  }
}
