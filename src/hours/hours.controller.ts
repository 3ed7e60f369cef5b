import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Decisions, HoursEvidence, HoursLine, HoursPage } from '../protocol/hours.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { CorrectionsService } from './verdicts/corrections.service.js';
import { EvidenceQuery } from './evidence/evidence.query.js';
import { CorrectionDto, HoursListQueryDto, RulingDto } from './hours.dto.js';
import { HoursListQuery } from './hours-list.query.js';
import { HoursViewsService } from './hours-views.service.js';
import { readSpan } from '../kernel/time/query-span.js';
import { refusalsOf, VerdictsService } from './verdicts/verdicts.service.js';

@ApiTags('hours')
@Controller('hours')
export class HoursController {
  constructor(
    private readonly hours: HoursListQuery,
    private readonly corrections: CorrectionsService,
    private readonly verdicts: VerdictsService,
    private readonly evidence: EvidenceQuery,
    private readonly views: HoursViewsService,
  ) {}

  /** Lists lines of the hours ledger with their total. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() question: HoursListQueryDto): Promise<HoursPage> {
    const { from, to, ...filter } = question;
    return this.hours.list(actor, { ...filter, ...readSpan({ from, to }) });
  }

  /** Approves or returns lines, one or many. What was refused of single ones is said beside what was decided. */
  @Post('verdicts')
  @HttpCode(200)
  async decide(
    @CurrentActor() actor: Actor,
    @Body() { ids, ...ruling }: RulingDto,
  ): Promise<Decisions<HoursLine>> {
    const { decided, refused } = await this.verdicts.decide(actor, ids, ruling);
    return { decided: await this.views.lines(decided), refused: refusalsOf(refused, actor) };
  }

  /** Answers what a line rests on. */
  @Get(':id/evidence')
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<HoursEvidence> {
    return this.evidence.ofLine(actor, id);
  }

  /** Corrects a line: reverses it and enters what is right. */
  @Post(':id/corrections')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: CorrectionDto,
  ): Promise<{ reversal: HoursLine; entries: HoursLine[] }> {
    if (!/^[\w-]{1,100}$/.test(id)) return refuse('not_found');
    const span = readSpan(body, { required: true, emptyAllowed: true });
    const { reversal, entries } = await this.corrections.correct(actor, id, { ...span, reason: body.reason });
    const [back, ...right] = await this.views.lines([reversal, ...entries]);
    return { reversal: back!, entries: right };
  }
}
