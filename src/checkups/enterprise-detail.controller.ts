import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { EnterpriseListQuery } from '../enterprises/enterprise-list.query.js';
import { EnterpriseListDto } from '../enterprises/enterprises.dto.js';
import type { Page } from '../protocol/answers.js';
import type { EnterpriseDetail, ListedEnterprise } from '../protocol/outreach/enterprises.js';
import { Store } from '../store/store.js';
import { CheckupsQuery } from './checkups.query.js';
import { outlookOf } from './enterprise-outlook.query.js';

/** Enterprises with their check-ups, which they themselves know nothing of. */
@ApiTags('enterprises')
@Controller('enterprises')
export class EnterpriseDetailController {
  constructor(
    private readonly store: Store,
    private readonly enterprises: EnterpriseListQuery,
    private readonly checkups: CheckupsQuery,
  ) {}

  /** Lists the unit's enterprises, the last entered first. Contacts are masked; a worker gets the names of their communities'. */
  @Get()
  find(
    @CurrentActor() actor: Actor,
    @Query() { openProblems, arranged, ...filter }: EnterpriseListDto,
  ): Promise<Page<ListedEnterprise>> {
    const asked = { ...filter, openProblems: openProblems === 'true', arranged: arranged === 'true' };
    return this.enterprises.find(actor, asked, (unitId) => outlookOf(this.store.long, unitId));
  }

  /** Answers one enterprise, its contact masked, with its check-ups and visits. */
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<EnterpriseDetail> {
    return this.checkups.enterpriseDetail(actor, id);
  }
}
