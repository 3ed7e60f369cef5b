import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { Decisions, HoursEvidence, HoursLine, HoursPage } from '../protocol/hours.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Corrections } from './verdicts/correction.js';
import { Evidence } from './evidence/evidence.js';
import { CorrectionBody, HoursQuestion, RulingBody } from './hours.dto.js';
import { HoursQuery } from './hours.query.js';
import { HoursShown } from './lines.js';
import { readSpan } from '../kernel/time/span.js';
import { refusalsOf, Verdicts } from './verdicts/verdicts.js';

@ApiTags('hours')
@Controller('hours')
export class HoursController {
  constructor(
    private readonly hours: HoursQuery,
    private readonly corrections: Corrections,
    private readonly verdicts: Verdicts,
    private readonly evidence: Evidence,
    private readonly shown: HoursShown,
  ) {}

  @Get()
  list(@Who() actor: Actor, @Query() question: HoursQuestion): Promise<HoursPage> {
    const { from, to, ...filter } = question;
    return this.hours.list(actor, { ...filter, ...readSpan({ from, to }) });
  }

  /** Approves or returns lines, one or many; what was refused of single ones is said beside what was decided. */
  @Post('verdicts')
  @HttpCode(200)
  async decide(@Who() actor: Actor, @Body() { ids, ...ruling }: RulingBody): Promise<Decisions<HoursLine>> {
    const { decided, refused } = await this.verdicts.decide(actor, ids, ruling);
    return { decided: await this.shown.lines(decided), refused: refusalsOf(refused, actor) };
  }

  @Get(':id/evidence')
  show(@Who() actor: Actor, @Param('id') id: string): Promise<HoursEvidence> {
    return this.evidence.ofLine(actor, id);
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
    const [back, ...right] = await this.shown.lines([reversal, ...entries]);
    return { reversal: back!, entries: right };
  }
}
