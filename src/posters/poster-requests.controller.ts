import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { Page } from '../protocol/answers.js';
import type { PosterRequest } from '../protocol/residents/posters.js';
import { RequestListDto, SetAsideDto } from './posters.dto.js';
import { RequestRaiseService } from './request-raise.service.js';
import { RequestsService } from './requests.service.js';

/** What residents left at posters. */
@ApiTags('posters')
@Controller('poster-requests')
export class PosterRequestsController {
  constructor(
    private readonly requests: RequestsService,
    private readonly raises: RequestRaiseService,
  ) {}

  /** Lists requests, those of a worker's communities or of the unit: who has waited longest first. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() question: RequestListDto): Promise<Page<PosterRequest>> {
    return this.requests.list(actor, question);
  }

  /** Makes a call of a request, once. Its words and its telephone stand in the call from then on. */
  @Post(':id/raise')
  @HttpCode(200)
  raise(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PosterRequest> {
    return this.raises.raise(actor, id);
  }

  /** Sets a request aside with a reason: no call is needed. */
  @Post(':id/set-aside')
  @HttpCode(200)
  setAside(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() payload: SetAsideDto,
  ): Promise<PosterRequest> {
    return this.requests.setAside(actor, id, payload);
  }

  /** Reminds the community's workers of a request, by who coordinates. */
  @Post(':id/remind')
  @HttpCode(200)
  remind(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PosterRequest> {
    return this.requests.remind(actor, id);
  }
}
