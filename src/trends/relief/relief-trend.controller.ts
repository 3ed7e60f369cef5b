import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import type { ReliefCourse, ReliefTrend } from '../../protocol/trends/relief.js';
import { ReliefBasesService } from './relief-bases.service.js';
import { ReliefBaseDto, ReliefCourseDto, ReliefTrendDto } from './relief-trend.dto.js';
import { ReliefTrendQuery } from './relief-trend.query.js';

/** 态势: relief over the years, of a unit and of those below it. */
@ApiTags('trends')
@Controller('trends/relief')
export class ReliefTrendController {
  constructor(
    private readonly trend: ReliefTrendQuery,
    private readonly bases: ReliefBasesService,
  ) {}

  /** Answers a year of one's own unit and of those below, in the order of names, with the pooled rate and its definition. */
  @Get()
  ofYear(@CurrentActor() actor: Actor, @Query() { year }: ReliefTrendDto): Promise<ReliefTrend> {
    return this.trend.ofYear(actor, year);
  }

  /** Answers a unit's own course over the years, twenty at most, and the pooled rate beside it. */
  @Get('course')
  course(
    @CurrentActor() actor: Actor,
    @Query() { unitId, from, to }: ReliefCourseDto,
  ): Promise<ReliefCourse> {
    return this.trend.course(actor, {
      ...(unitId !== undefined && { unitId }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    });
  }

  /** Enters what was granted in a year and the base it is measured by, with the source, and answers that year. */
  @Put('base')
  async enter(@CurrentActor() actor: Actor, @Body() base: ReliefBaseDto): Promise<ReliefTrend> {
    await this.bases.put(actor, base);
    return this.trend.ofYear(actor, base.year);
  }
}
