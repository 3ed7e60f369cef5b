import { Controller, Get, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { fromTo, readSpan } from '../kernel/time/span.js';
import type { Interval } from '../kernel/time/tally.js';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { OpenFigures } from '../protocol/call-results.js';
import {
  BREAKDOWNS,
  HOURS_BREAKDOWNS,
  type AnswerTimes,
  type Breakdown,
  type BreakdownBy,
  type HoursBreakdown,
  type HoursBreakdownBy,
} from '../protocol/reports.js';
import { LIMITS } from '../protocol/words.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Given, Words } from '../kernel/input/validation.js';
import { Breakdowns } from './breakdowns.js';
import { breakdownDefinitions, definitions, hoursDefinitions } from '../counting/definitions.js';
import { Figures } from './figures.js';
import { DIMS, isHour } from '../counting/keys.js';
import { OpenNow } from './open.js';
import { SummaryQuestion } from './reports.controller.js';
import type { CallDim } from '../counting/reports.entities.js';
import { ServedHours } from './served-hours.js';
import { shownOf } from './shown.js';

const DAY = 24 * 3600 * 1000;
const FIVE_YEARS = (5 * 365 + 2) * DAY;
/** A row a day is not for looking at years. */
const DAYS_SHOWN = 400 * DAY;
export const longestBy = (by: BreakdownBy): number => (by === 'day' ? DAYS_SHOWN : FIVE_YEARS);

export class BreakdownQuestion extends SummaryQuestion {
  @ApiProperty({ enum: BREAKDOWNS }) @IsIn(BREAKDOWNS) by!: BreakdownBy;
}
class HoursQuestion extends SummaryQuestion {
  @ApiProperty({ enum: HOURS_BREAKDOWNS }) @IsIn(HOURS_BREAKDOWNS) by!: HoursBreakdownBy;
}
class AnswersQuestion extends SummaryQuestion {
  @ApiPropertyOptional({ enum: DIMS }) @Given() @IsIn(DIMS) dim?: CallDim;
  /** An id, a code, or `1-09` for Monday from nine. */
  @ApiPropertyOptional() @Given() @Words(LIMITS.name) key?: string;
}
const ROWS: Partial<Record<CallDim, string>> = {
  officer: 'holderId',
  community: 'communityId',
  category: 'category',
  urgency: 'urgency',
  hour: 'hour',
};

/** For coordinators: the calls and hours of their unit in [from, to), at most five years. */
@ApiTags('reports')
@Controller('reports')
export class FiguresController {
  constructor(
    private readonly figures: Figures,
    private readonly breakdowns: Breakdowns,
    private readonly served: ServedHours,
    private readonly openNow: OpenNow,
  ) {}

  /** By day at most 400 days. By unit: this one and those below it, totals only. */
  @Get('breakdown')
  async breakdown(@Who() actor: Actor, @Query() { by, ...given }: BreakdownQuestion): Promise<Breakdown> {
    const span = readSpan(given, { required: true, longest: longestBy(by) });
    const { rows, total } = await this.breakdowns.of(actor.unitId, span, by, actor.lang);
    return {
      by,
      ...fromTo(span),
      rows,
      total: { ...shownOf(total, by !== 'unit'), ...(by !== 'unit' && { rows: fromTo(span) }) },
      definitions: breakdownDefinitions(by, actor.lang),
    };
  }

  /** Of all calls, or of those with one key of a dimension. */
  @Get('answers')
  async answers(@Who() actor: Actor, @Query() question: AnswersQuestion): Promise<AnswerTimes> {
    const { dim = 'all', key = '', ...given } = question;
    if (dim === 'all' ? key !== '' : key === '') refuse('invalid', { fields: { key: 'field_invalid' } });
    if (dim === 'hour' && !isHour(key)) refuse('invalid', { fields: { key: 'field_invalid' } });
    const span: Interval = readSpan(given, { required: true, longest: FIVE_YEARS });
    const answers = await this.figures.answers(actor.unitId, span, dim, key);
    const filter = ROWS[dim];
    const rows = { ...fromTo(span), ...(filter !== undefined && { [filter]: key }) };
    const { answerSeconds, answered } = definitions(actor.lang);
    return {
      ...answers,
      buckets: answers.buckets.map((bucket) => ({
        ...bucket,
        rows: {
          ...rows,
          answeredFrom: String(bucket.fromSeconds),
          ...(bucket.toSeconds !== null && { answeredTo: String(bucket.toSeconds) }),
        },
      })),
      definitions: { answerSeconds, answered },
    };
  }

  @Get('hours')
  async hours(@Who() actor: Actor, @Query() { by, ...given }: HoursQuestion): Promise<HoursBreakdown> {
    const span = readSpan(given, { required: true, longest: FIVE_YEARS });
    const { rows, total } = await this.served.breakdown(actor.unitId, span, by, actor.lang);
    return { by, ...fromTo(span), rows, total, definitions: hoursDefinitions(actor.lang) };
  }

  /** Of the open calls, as they are now. */
  @Get('open')
  open(@Who() actor: Actor): Promise<OpenFigures> {
    return this.openNow.of(actor.unitId, actor.lang);
  }
}
