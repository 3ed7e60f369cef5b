import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { AnswersFile, contentDisposition } from '../kernel/content-disposition.js';
import { readInstant, readSpan } from '../kernel/time/query-span.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Page } from '../protocol/answers.js';
import type { Checkup, CheckupFigures, CheckupSummary } from '../protocol/outreach/enterprises.js';
import { dayBegins } from '../protocol/time/local-day.js';
import { CheckupFiguresQuery } from './checkup-figures.query.js';
import {
  ChangeCheckupDto,
  CheckupListDto,
  CheckupSpanDto,
  FindingDto,
  LetterDto,
  NewCheckupDto,
  PointCallDto,
  SolvedDto,
} from './checkups.dto.js';
import { CheckupsQuery } from './checkups.query.js';
import { CheckupsService } from './checkups.service.js';
import { FindingCallsService } from './calls/finding-calls.service.js';
import { FindingsService } from './findings.service.js';
import { PrintLetterService } from './letter/print-letter.service.js';

const PDF = 'application/pdf';

/** 法治体检, 走访: by the enterprise's invitation only. */
@ApiTags('checkups')
@Controller('checkups')
export class CheckupsController {
  constructor(
    private readonly checkups: CheckupsService,
    private readonly findings: FindingsService,
    private readonly findingCalls: FindingCallsService,
    private readonly query: CheckupsQuery,
    private readonly figuresQuery: CheckupFiguresQuery,
    private readonly letters: PrintLetterService,
    private readonly clock: Clock,
  ) {}

  /** Lists the unit's check-ups and visits, the latest first. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() filter: CheckupListDto): Promise<Page<CheckupSummary>> {
    return this.query.list(actor, filter);
  }

  /** Counts the check-ups done in a time, the enterprises, the problems found and those of them that were solved. */
  @Get('figures')
  figures(@CurrentActor() { unitId }: Actor, @Query() span: CheckupSpanDto): Promise<CheckupFigures> {
    return this.figuresQuery.of(unitId, readSpan(span));
  }

  /** Arranges a check-up or a visit that the enterprise has invited to. */
  @Post()
  arrange(
    @CurrentActor() actor: Actor,
    @Body() { invitedAt, at, place = '', ...body }: NewCheckupDto,
  ): Promise<Checkup> {
    return this.checkups.arrange(actor, {
      ...body,
      place,
      at: instantOf('at', at),
      invitedAt: invitedAt === undefined ? this.clock.now() : instantOf('invitedAt', invitedAt),
    });
  }

  /** Answers one check-up with its points. */
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Checkup> {
    return this.query.one(actor, id);
  }

  /** Changes a check-up: what is given, and leaves the rest. It is ended and cancelled this way, too. */
  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { at, invitedAt, ...body }: ChangeCheckupDto,
  ): Promise<Checkup> {
    return this.checkups.change(actor, id, {
      ...body,
      ...(at !== undefined && { at: instantOf('at', at) }),
      ...(invitedAt !== undefined && { invitedAt: instantOf('invitedAt', invitedAt) }),
    });
  }

  /** Says what was found at a point. */
  @Post(':id/points/:pointId')
  @HttpCode(200)
  record(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('pointId') pointId: string,
    @Body() body: FindingDto,
  ): Promise<Checkup> {
    return this.findings.record(actor, id, pointId, body);
  }

  /** Says that a problem was solved, and how. */
  @Post(':id/points/:pointId/solved')
  @HttpCode(200)
  solve(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('pointId') pointId: string,
    @Body() { words }: SolvedDto,
  ): Promise<Checkup> {
    return this.findings.solve(actor, id, pointId, words);
  }

  /** Makes a problem a call that the asker holds at once, as a walk-in. Once: a problem that is one is shown as it is. */
  @Post(':id/points/:pointId/call')
  @HttpCode(200)
  call(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('pointId') pointId: string,
    @Body() body: PointCallDto,
  ): Promise<Checkup> {
    return this.findingCalls.make(actor, id, pointId, body);
  }

  /** Answers what the enterprise was told, as a PDF. */
  @Get(':id/letter.pdf')
  @AnswersFile(PDF)
  async letter(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { lang = actor.lang }: LetterDto,
  ): Promise<StreamableFile> {
    const { name, bytes } = await this.letters.file({ ...actor, lang }, id);
    return new StreamableFile(bytes, {
      type: PDF,
      length: bytes.length,
      disposition: contentDisposition(name),
    });
  }
}

const EARLIEST = dayBegins('2000-01-01');
function instantOf(field: string, text: string): number {
  const instant = readInstant(text);
  if (instant === undefined || instant < EARLIEST)
    return refuse('invalid', { fields: { [field]: 'field_invalid' } });
  return instant;
}
