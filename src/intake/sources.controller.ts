import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { pageOfList } from '../kernel/page-of-list.js';
import type { Page } from '../protocol/answers.js';
import type { IntakeSource, SourceSecret, SourceTrial } from '../protocol/intake/sources.js';
import { GraceDto, SourceDto, TrialDto } from './sources.dto.js';
import { SourcesService } from './sources.service.js';

/** Hotlines, buttons and dialled numbers by which calls come. */
@ApiTags('intake')
@Controller('intake-sources')
export class SourcesController {
  constructor(private readonly sources: SourcesService) {}

  /** Lists what calls of the unit come from beside its pages. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() page: PageQueryDto): Promise<Page<IntakeSource>> {
    return pageOfList(await this.sources.list(actor), page);
  }

  /** Makes a source. Its secret is told once, here. */
  @Post()
  make(@CurrentActor() actor: Actor, @Body() source: SourceDto): Promise<SourceSecret> {
    return this.sources.make(actor, source);
  }

  /** Changes a source: what is given, but for its code and its kind; switches it off or on. */
  @Put(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() source: SourceDto,
  ): Promise<IntakeSource> {
    return this.sources.change(actor, id, source);
  }

  /** Gives a source another secret, told once; the one of before counts for the hours that are said. */
  @Post(':id/secret')
  @HttpCode(200)
  replace(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { graceHours = 0 }: GraceDto,
  ): Promise<SourceSecret> {
    return this.sources.replaceSecret(actor, id, graceHours);
  }

  /** Tells what a call by the source would be at this moment. Nobody is rung, nothing is written. */
  @Post(':id/trial')
  @HttpCode(200)
  trial(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() asked: TrialDto,
  ): Promise<SourceTrial> {
    return this.sources.trial(actor, id, asked);
  }
}
