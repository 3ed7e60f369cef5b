import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { pageOfList } from '../kernel/page-of-list.js';
import type { Page } from '../protocol/answers.js';
import type { CommunityPoster } from '../protocol/residents/posters.js';
import { PostersDto } from './posters.dto.js';
import { PostersService } from './posters.service.js';

/** 社区海报: a QR that hangs in a community, by which whoever reads it leaves a request. */
@ApiTags('posters')
@Controller('posters')
export class PostersController {
  constructor(private readonly posters: PostersService) {}

  /** Lists a worker's communities with their posters; the unit's, with what came by them, for who coordinates. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() page: PageQueryDto): Promise<Page<CommunityPoster>> {
    return pageOfList(await this.posters.list(actor), page);
  }

  /** Makes the posters of communities that have none; those that have one keep it. */
  @Post()
  @HttpCode(200)
  async make(
    @CurrentActor() actor: Actor,
    @Body() { communityIds }: PostersDto,
  ): Promise<{ items: CommunityPoster[] }> {
    return { items: await this.posters.make(actor, communityIds) };
  }

  /** Replaces a poster: the old paper says that it is old, and shows telephones. */
  @Post(':id/replace')
  @HttpCode(200)
  replace(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CommunityPoster> {
    return this.posters.replace(actor, id);
  }
}
