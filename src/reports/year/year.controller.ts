import { Controller, Get, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import type { YearFigures } from '../../protocol/reports.js';
import { Given } from '../../kernel/input/validation.js';
import { yearOf } from './pace.js';
import { Year } from './year.js';

export class YearQuestion {
  @ApiPropertyOptional({ description: 'a local calendar year; absent: this one' })
  @Given()
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
    private readonly year: Year,
    private readonly clock: Clock,
  ) {}

  /** The caller's unit in a year: time on duty, creditable service and problems solved, never added. */
  @Get()
  of(@Who() { unitId, roles, lang }: Actor, @Query() question: YearQuestion): Promise<YearFigures> {
    const ratingsSeen = roles.includes('coordinator') || roles.includes('admin');
    return this.year.of(unitId, question.year ?? yearOf(this.clock.now()), { ratingsSeen, lang });
  }
}
