import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { CommunityVisits } from '../protocol/communities/community-visits.js';
import type { LiaisonMonth, LiaisonView } from '../protocol/communities/liaison.js';
import { LiaisonMonthDto } from './liaison.dto.js';
import { LiaisonMonthQuery } from './liaison-month.query.js';
import { LiaisonPageQuery } from './liaison-page.query.js';
import { CommunityVisitsQuery } from './visits/community-visits.query.js';

@ApiTags('liaison')
@Controller('liaison')
export class LiaisonController {
  constructor(
    private readonly pages: LiaisonPageQuery,
    private readonly months: LiaisonMonthQuery,
    private readonly visits: CommunityVisitsQuery,
  ) {}

  /** Answers what a liaison officer has to see to in the communities they are posted to. */
  @Get()
  page(@CurrentActor() actor: Actor): Promise<LiaisonView> {
    return this.pages.page(actor);
  }

  /** Answers a community's month: visits, calls, promises, in figures and one sentence. */
  @Get('communities/:id/month')
  month(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { month }: LiaisonMonthDto,
  ): Promise<LiaisonMonth> {
    return this.months.month(actor, id, month);
  }

  /** Answers a community's visits: who is posted there, its month, and what was asked for and what came of it. */
  @Get('communities/:id/visits')
  ofCommunity(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { month }: LiaisonMonthDto,
  ): Promise<CommunityVisits> {
    return this.visits.of(actor, id, month);
  }
}
