import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../people/actor.js';
import { Who } from '../people/who.js';
import type { HoursLine, HoursPage } from '../protocol/hours.js';
import { refuse } from '../refusal.js';
import { Corrections } from './correction.js';
import { CorrectionBody, HoursQuestion } from './hours.dto.js';
import { HoursQuery } from './hours.query.js';
import { readSpan } from './span.js';

@ApiTags('hours')
@Controller('hours')
export class HoursController {
  constructor(
    private readonly hours: HoursQuery,
    private readonly corrections: Corrections,
  ) {}

  @Get()
  list(@Who() actor: Actor, @Query() question: HoursQuestion): Promise<HoursPage> {
    const { officerId, cursor, limit } = question;
    return this.hours.list(actor, { ...readSpan(question), officerId, cursor, limit });
  }

  @Post(':id/corrections')
  async correct(
    @Who() actor: Actor,
    @Param('id') id: string,
    @Body() body: CorrectionBody,
  ): Promise<{ reversal: HoursLine; entries: HoursLine[] }> {
    if (!/^[\w-]{1,100}$/.test(id)) return refuse('not_found');
    const span = readSpan(body, { required: true, emptyAllowed: true });
    const { reversal, entries } = await this.corrections.correct(actor, id, { ...span, reason: body.reason });
    return { reversal: this.hours.lineOf(reversal), entries: entries.map((row) => this.hours.lineOf(row)) };
  }
}
