import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import type { Page } from '../../protocol/answers.js';
import type { Programme, ProgrammeSummary } from '../../protocol/trends/programmes.js';
import { ProgrammePartsService } from './programme-parts.service.js';
import {
  MeasureDto,
  NewProgrammeDto,
  ProgrammeChangeDto,
  ProgrammeEndingDto,
  ProgrammeHelpDto,
  ProgrammeListDto,
  ProgressNoteDto,
  TrainingDto,
} from './programmes.dto.js';
import { ProgrammesQuery } from './programmes.query.js';
import { ProgrammesService } from './programmes.service.js';
import { TrainingService } from './training.service.js';

/** 帮扶: help for a unit that is weak, until it is lifted. Seen by the unit itself and by units above it. */
@ApiTags('trends')
@Controller('programmes')
export class ProgrammesController {
  constructor(
    private readonly query: ProgrammesQuery,
    private readonly programmes: ProgrammesService,
    private readonly parts: ProgrammePartsService,
    private readonly training: TrainingService,
  ) {}

  /** Lists programmes of one's own unit and of those below, in the order of the units' names. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() filter: ProgrammeListDto): Promise<Page<ProgrammeSummary>> {
    return this.query.list(actor, filter);
  }

  /** Begins a programme, for one's own unit or one below. */
  @Post()
  make(@CurrentActor() actor: Actor, @Body() body: NewProgrammeDto): Promise<Programme> {
    return this.programmes.make(actor, body);
  }

  /** Answers one programme as its reader is to read it: the unit what it has to do, who helps what was asked of them. */
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Programme> {
    return this.query.one(actor, id);
  }

  /** Changes reasons and term: what is given, and leaves the rest. */
  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ProgrammeChangeDto,
  ): Promise<Programme> {
    return this.programmes.change(actor, id, body);
  }

  /** Sets down a measure, changes it, or says that it is done. */
  @Post(':id/measures')
  @HttpCode(200)
  measure(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: MeasureDto,
  ): Promise<Programme> {
    return this.parts.measure(actor, id, body);
  }

  /** Asks the unit above for help, answers that, or gives help unasked. */
  @Post(':id/help')
  @HttpCode(200)
  help(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ProgrammeHelpDto,
  ): Promise<Programme> {
    return this.parts.help(actor, id, body);
  }

  /** Notes how it goes. */
  @Post(':id/progress')
  @HttpCode(200)
  note(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ProgressNoteDto,
  ): Promise<Programme> {
    return this.parts.note(actor, id, body);
  }

  /** Enters a training that was held, and its hours for each who took part. */
  @Post(':id/training')
  @HttpCode(200)
  train(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: TrainingDto,
  ): Promise<Programme> {
    return this.training.enter(actor, id, body);
  }

  /** Ends it: the unit is lifted, or it is over without. */
  @Post(':id/end')
  @HttpCode(200)
  end(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ProgrammeEndingDto,
  ): Promise<Programme> {
    return this.programmes.end(actor, id, body);
  }
}
