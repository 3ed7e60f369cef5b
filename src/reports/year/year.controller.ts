import { Controller, Get, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { YearFigures } from '../../protocol/reports.js';
import { IfGiven } from '../../kernel/input/validation.js';
import { activeDefinitions } from '../active/active-definitions.js';
import { ActiveFiguresQuery } from '../active/active-figures.query.js';
import { yearOfInstant, yearSpan } from './target-pace.js';
import { YearFiguresQuery } from './year-figures.query.js';

export class YearQueryDto {
  @ApiPropertyOptional({ description: 'a local calendar year; absent: this one' })
  @IfGiven()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(2000)
  @Max(2199)
  year?: number;
}

@ApiTags('reports')
@Controller('reports/year')
export class YearController {
  constructor(
    private readonly year: YearFiguresQuery,
    private readonly active: ActiveFiguresQuery,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers the unit's year: time on duty, creditable service and problems solved, never added; and what was done
   * without being called.
   */
  @Get()
  async of(
    @CurrentActor() { unitId, roles, lang }: Actor,
    @Query() question: YearQueryDto,
  ): Promise<YearFigures> {
    const ratingsSeen = roles.includes('coordinator') || roles.includes('admin');
    const year = question.year ?? yearOfInstant(this.clock.now());
    const totals = await this.year.of(unitId, year, { ratingsSeen, lang });
    return {
      ...totals,
      active: await this.active.of(unitId, yearSpan(year)),
      definitions: { ...totals.definitions, ...activeDefinitions(lang) },
    };
  }
}
