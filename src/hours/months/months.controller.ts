import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import type { HoursMonth, HoursPolicy } from '../../protocol/hours.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { isLocalDay } from '../../protocol/local-day.js';
import { MonthBody, PolicyBody, YearQuestion } from '../hours.dto.js';
import { Months } from './months.js';
import { ServicePolicies } from './policy.js';

@ApiTags('hours')
@Controller('hours')
export class MonthsController {
  constructor(
    private readonly months: Months,
    private readonly policies: ServicePolicies,
  ) {}

  @Get('months')
  async list(@Who() actor: Actor, @Query() { year }: YearQuestion): Promise<{ items: HoursMonth[] }> {
    return { items: await this.months.list(actor, year) };
  }

  /** Closes the month, or opens it again for a reason. */
  @Post('months/:month')
  @HttpCode(200)
  change(
    @Who() actor: Actor,
    @Param('month') month: string,
    @Body() { closed, reason }: MonthBody,
  ): Promise<HoursMonth> {
    if (!isLocalDay(`${month}-01`)) return refuse('not_found');
    return this.months.change(actor, month, closed, reason);
  }

  @Get('policy')
  async versions(@Who() actor: Actor): Promise<{ items: HoursPolicy[] }> {
    return { items: await this.policies.list(actor) };
  }

  /** What counts as service from that day on. */
  @Put('policy')
  async say(@Who() actor: Actor, @Body() body: PolicyBody): Promise<{ items: HoursPolicy[] }> {
    if (!isLocalDay(body.fromDay)) refuse('invalid', { fields: { fromDay: 'field_invalid' } });
    return { items: await this.policies.change(actor, body) };
  }
}
