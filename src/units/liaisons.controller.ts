import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { PostingView } from '../protocol/administration.js';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Page } from '../protocol/answers.js';
import { LiaisonsService } from './liaisons.service.js';
import { pageOfList } from '../kernel/page-of-list.js';
import { EndPostingDto, toInstant, NewPostingDto, PagingDto } from './places.dto.js';

@ApiTags('places')
@Controller('places/liaisons')
export class LiaisonsController {
  constructor(
    private readonly liaisons: LiaisonsService,
    private readonly clock: Clock,
  ) {}

  /** Lists who is liaison officer to which community, from when to when. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() paging: PagingDto): Promise<Page<PostingView>> {
    return pageOfList(await this.liaisons.list(actor.unitId), paging);
  }

  /** Posts a liaison officer to a community. */
  @Post()
  post(@CurrentActor() actor: Actor, @Body() dto: NewPostingDto): Promise<PostingView> {
    return this.liaisons.post(actor, {
      officerId: dto.officerId,
      communityId: dto.communityId,
      startsAt: dto.startsAt ? toInstant('startsAt', dto.startsAt) : this.clock.now(),
      endsAt: dto.endsAt ? toInstant('endsAt', dto.endsAt) : null,
    });
  }

  /** Sets the end of a posting. */
  @Patch(':id')
  end(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { endsAt, tag }: EndPostingDto,
  ): Promise<PostingView> {
    return this.liaisons.end(actor, id, endsAt === null ? null : toInstant('endsAt', endsAt), tag);
  }
}
