import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import type { LookBack, LookBackHit } from '../../protocol/relief/look-back.js';
import { LookBackDecisionDto, LookBackListDto } from './look-back.dto.js';
import { LookBackQuery } from './look-back.query.js';
import { LookBackService } from './look-back.service.js';

/** 回头看: closed calls of some years that may be leads for relief. */
@ApiTags('relief')
@Controller('leads/look-back')
export class LookBackController {
  constructor(
    private readonly lookBack: LookBackService,
    private readonly query: LookBackQuery,
  ) {}

  /** Asks for a search through the unit's closed calls. It is made in a process beside the hub, one at a time. */
  @Post()
  @HttpCode(202)
  start(@CurrentActor() actor: Actor): Promise<LookBack> {
    return this.lookBack.start(actor);
  }

  /** Answers how far the newest search is, and lists what was found of calls that the reader may read. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() asked: LookBackListDto): Promise<LookBack> {
    return this.query.of(actor, asked);
  }

  /** Makes a lead of a call that was found, or sets it aside with a reason. */
  @Post(':id/decision')
  @HttpCode(200)
  decide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: LookBackDecisionDto,
  ): Promise<LookBackHit> {
    return this.lookBack.decide(actor, id, body);
  }
}
