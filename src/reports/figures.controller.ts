import { DAY } from '../protocol/time/durations.js';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { fromToFields, readSpan } from '../kernel/time/query-span.js';
import type { Interval } from '../kernel/time/intervals.js';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { OpenFigures } from '../protocol/calls/call-results.js';
import {
  BREAKDOWNS,
  HOURS_BREAKDOWNS,
  type AnswerTimes,
  type Breakdown,
  type BreakdownBy,
  type HoursBreakdown,
  type HoursBreakdownBy,
} from '../protocol/reports.js';
import { LIMITS } from '../protocol/limits.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { IfGiven, TextField } from '../kernel/input/validation.js';
import { BreakdownsQuery } from './breakdowns.query.js';
import { breakdownDefinitions, definitions, hoursDefinitions } from '../figures/figure-definitions.js';
import { FiguresQuery } from './figures.query.js';
import { DIMS, isHour } from '../figures/rollup-keys.js';
import { OpenFiguresQuery } from './open-figures.query.js';
import { SummaryQueryDto } from './reports.controller.js';
import type { CallDim } from '../figures/figures.entity.js';
import { ServedHoursQuery } from './served-hours.query.js';
import { figuresView } from './figures.view.js';

const FIVE_YEARS = (5 * 365 + 2) * DAY;
/** A row a day is not for looking at years. */
const DAYS_SHOWN = 400 * DAY;
export const longestBy = (by: BreakdownBy): number => (by === 'day' ? DAYS_SHOWN : FIVE_YEARS);

export class BreakdownQueryDto extends SummaryQueryDto {
  @ApiProperty({ enum: BREAKDOWNS }) @IsIn(BREAKDOWNS) by!: BreakdownBy;
}
class HoursBreakdownQuestion extends SummaryQueryDto {
  @ApiProperty({ enum: HOURS_BREAKDOWNS }) @IsIn(HOURS_BREAKDOWNS) by!: HoursBreakdownBy;
}
class AnswersQuestion extends SummaryQueryDto {
  @ApiPropertyOptional({ enum: DIMS }) @IfGiven() @IsIn(DIMS) dim?: CallDim;
  /** An id, a code, or `1-09` for Monday from nine. */
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name) key?: string;
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
    private readonly figures: FiguresQuery,
    private readonly breakdowns: BreakdownsQuery,
    private readonly served: ServedHoursQuery,
    private readonly openFigures: OpenFiguresQuery,
  ) {}

  /** Breaks down the calls of a period. By day at most 400 days; by unit: this one and those below it, totals only. */
  @Get('breakdown')
  async breakdown(
    @CurrentActor() actor: Actor,
    @Query() { by, ...given }: BreakdownQueryDto,
  ): Promise<Breakdown> {
    const span = readSpan(given, { required: true, longest: longestBy(by) });
    const { rows, total } = await this.breakdowns.of(actor.unitId, span, by, actor.lang);
    return {
      by,
      ...fromToFields(span),
      rows,
      total: { ...figuresView(total, by !== 'unit'), ...(by !== 'unit' && { rows: fromToFields(span) }) },
      definitions: breakdownDefinitions(by, actor.lang),
    };
  }

  /** Answers how soon calls were answered. Of all calls, or of those with one key of a dimension. */
  @Get('answers')
  async answers(@CurrentActor() actor: Actor, @Query() question: AnswersQuestion): Promise<AnswerTimes> {
    const { dim = 'all', key = '', ...given } = question;
    if (dim === 'all' ? key !== '' : key === '') refuse('invalid', { fields: { key: 'field_invalid' } });
    if (dim === 'hour' && !isHour(key)) refuse('invalid', { fields: { key: 'field_invalid' } });
    const span: Interval = readSpan(given, { required: true, longest: FIVE_YEARS });
    const answers = await this.figures.answers(actor.unitId, span, dim, key);
    const filter = ROWS[dim];
    const rows = { ...fromToFields(span), ...(filter !== undefined && { [filter]: key }) };
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

  /** Breaks down the hours of a period. */
  @Get('hours')
  async hours(
    @CurrentActor() actor: Actor,
    @Query() { by, ...given }: HoursBreakdownQuestion,
  ): Promise<HoursBreakdown> {
    const span = readSpan(given, { required: true, longest: FIVE_YEARS });
    const { rows, total } = await this.served.breakdown(actor.unitId, span, by, actor.lang);
    return { by, ...fromToFields(span), rows, total, definitions: hoursDefinitions(actor.lang) };
  }

  /** Counts the open calls, as they are now. */
  @Get('open')
  open(@CurrentActor() actor: Actor): Promise<OpenFigures> {
    return this.openFigures.of(actor.unitId, actor.lang);
  }
}
