import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { pageOfList } from '../../kernel/page-of-list.js';
import type { Page } from '../../protocol/answers.js';
import type { Talk } from '../../protocol/outreach/talk-orders.js';
import { TalkChangeDto, TalkDto, TalkListQueryDto } from './talk-orders.dto.js';
import { TalksService } from './talks.service.js';

/** 点单目录: the talks that communities may order. */
@ApiTags('outreach')
@Controller('talks')
export class TalksController {
  constructor(private readonly talks: TalksService) {}

  /** Lists the talks on offer. */
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() { all, ...paging }: TalkListQueryDto,
  ): Promise<Page<Talk>> {
    return pageOfList(await this.talks.list(actor, all === 'true'), paging);
  }

  /** Offers a talk. */
  @Post()
  add(@CurrentActor() actor: Actor, @Body() talk: TalkDto): Promise<Talk> {
    return this.talks.add(actor, talk);
  }

  /** Changes, withdraws or restores a talk on offer: what is given, and leaves the rest. */
  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() change: TalkChangeDto,
  ): Promise<Talk> {
    return this.talks.change(actor, id, change);
  }
}
