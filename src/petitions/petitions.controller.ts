import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { readSpan } from '../kernel/time/query-span.js';
import type { Page } from '../protocol/answers.js';
import type { Petition, PetitionFigures } from '../protocol/relief/petitions.js';
import { iso } from '../protocol/time/instant.js';
import { dayBegins, localDay, nextMidnight } from '../protocol/time/local-day.js';
import { sameDayLater } from '../deadline/day-count.js';
import { PetitionHandOnService } from './petition-hand-on.service.js';
import { PetitionChangeDto, PetitionListDto, PetitionSpanDto, PetitionStepDto } from './petitions.dto.js';
import { PetitionsQuery } from './petitions.query.js';
import { PetitionStepsService } from './petition-steps.service.js';

const YEAR = 12;

/** 控告申诉: what was handed on to 12309 keeps its clock, and the community hears at each stage how far it is. */
@ApiTags('petitions')
@Controller('petitions')
export class PetitionsController {
  constructor(
    private readonly query: PetitionsQuery,
    private readonly steps: PetitionStepsService,
    private readonly hands: PetitionHandOnService,
    private readonly clock: Clock,
  ) {}

  /** Lists the unit's petitions that were handed on: those that wait first, by what is due. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() question: PetitionListDto): Promise<Page<Petition>> {
    return this.query.list(actor, question);
  }

  /** Counts the answers by procedure that fell due in a time, the last year where none is given, and those in time. */
  @Get('figures')
  figures(@CurrentActor() actor: Actor, @Query() { from, to }: PetitionSpanDto): Promise<PetitionFigures> {
    const end = nextMidnight(this.clock.now());
    const start = dayBegins(sameDayLater(localDay(end), -YEAR));
    return this.query.figures(actor, readSpan({ from: from ?? iso(start), to: to ?? iso(end) }));
  }

  /** Answers one petition with what was done of it. */
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Petition> {
    return this.query.one(actor, id);
  }

  /** Hands it to a colleague, who is told and reminded from then on: whoever is in charge, or a coordinator. */
  @Patch(':id')
  handOn(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() change: PetitionChangeDto,
  ): Promise<Petition> {
    return this.hands.handOn(actor, id, change);
  }

  /** Notes a step, once and in order; the community that called is told how far it is. */
  @Post(':id/steps')
  @HttpCode(200)
  note(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() payload: PetitionStepDto,
  ): Promise<Petition> {
    return this.steps.note(actor, id, payload);
  }
}
