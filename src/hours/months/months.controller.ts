import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { HoursMonth, HoursPolicy } from '../../protocol/hours.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { isLocalDay } from '../../protocol/time/local-day.js';
import { HoursMonthDto, HoursPolicyDto, MonthsQuestion } from '../hours.dto.js';
import { MonthsService } from './months.service.js';
import { ServicePoliciesService } from './service-policies.service.js';

@ApiTags('hours')
@Controller('hours')
export class MonthsController {
  constructor(
    private readonly months: MonthsService,
    private readonly policies: ServicePoliciesService,
  ) {}

  /** Lists the months of a year, closed or open. */
  @Get('months')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { year }: MonthsQuestion,
  ): Promise<{ items: HoursMonth[] }> {
    return { items: await this.months.list(actor, year) };
  }

  /** Closes a month, or opens it again for a reason. */
  @Post('months/:month')
  @HttpCode(200)
  change(
    @CurrentActor() actor: Actor,
    @Param('month') month: string,
    @Body() { closed, reason }: HoursMonthDto,
  ): Promise<HoursMonth> {
    if (!isLocalDay(`${month}-01`)) return refuse('not_found');
    return this.months.change(actor, month, closed, reason);
  }

  /** Lists what has counted as service, from which day on. */
  @Get('policy')
  async versions(@CurrentActor() actor: Actor): Promise<{ items: HoursPolicy[] }> {
    return { items: await this.policies.list(actor) };
  }

  /** Sets what counts as service from a day on. */
  @Put('policy')
  async say(@CurrentActor() actor: Actor, @Body() body: HoursPolicyDto): Promise<{ items: HoursPolicy[] }> {
    if (!isLocalDay(body.fromDay)) refuse('invalid', { fields: { fromDay: 'field_invalid' } });
    return { items: await this.policies.change(actor, body) };
  }
}
