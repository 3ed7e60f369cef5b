import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { Page } from '../protocol/shapes.js';
import { Liaisons, type Posting } from './liaisons.js';
import { paged } from '../kernel/paged.js';
import { EndPostingDto, instantOf, NewPostingDto, PagingDto } from './places.dto.js';

@Controller('places/liaisons')
export class LiaisonsController {
  constructor(
    private readonly liaisons: Liaisons,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Who() actor: Actor, @Query() paging: PagingDto): Promise<Page<Posting>> {
    return paged(await this.liaisons.list(actor.unitId), paging);
  }

  @Post()
  post(@Who() actor: Actor, @Body() dto: NewPostingDto): Promise<Posting> {
    return this.liaisons.post(actor, {
      officerId: dto.officerId,
      communityId: dto.communityId,
      startsAt: dto.startsAt ? instantOf('startsAt', dto.startsAt) : this.clock.now(),
      endsAt: dto.endsAt ? instantOf('endsAt', dto.endsAt) : null,
    });
  }

  @Patch(':id')
  end(
    @Who() actor: Actor,
    @Param('id') id: string,
    @Body() { endsAt, tag }: EndPostingDto,
  ): Promise<Posting> {
    return this.liaisons.end(actor, id, endsAt === null ? null : instantOf('endsAt', endsAt), tag);
  }
}
