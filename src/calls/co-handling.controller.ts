import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { HelpItem } from '../protocol/calls/help-item.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { helpItemsForOfficer, helpItemsOfCall } from './queries/co-handling.query.js';
import { rowForDisplay, readCall } from '../desk/views/readable-call.query.js';
import { requireRelation } from '../call/call-relation.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { Store } from '../store/store.js';
import { Clock } from '../kernel/clock.js';

@ApiTags('calls')
@Controller()
export class CoHandlingController {
  constructor(
    private readonly views: CallViewsService,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /**
   * Lists the parts of a call that others help with. All of them for the holder and the coordinators, one's own part
   * for a helper.
   */
  @Get('calls/:id/help')
  async ofCall(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<{ items: HelpItem[]; broken?: true }> {
    const { store, clock } = this;
    const found = (await readCall(store.read, id)) ?? refuse('call_not_found');
    const line = rowForDisplay(found);
    const relation = requireRelation(line, actor, 'holder', 'coordination', 'helper');
    const items = await helpItemsOfCall(store.read, this.views, line, clock.now());
    return {
      items: relation === 'helper' ? items.filter((i) => i.helper?.id === actor.id) : items,
      ...(!found.whole && { broken: true }),
    };
  }

  /** Lists what this officer, or their department, was asked to help with. */
  @Get('help')
  async mine(@CurrentActor() actor: Actor): Promise<{ items: HelpItem[] }> {
    const { store, clock } = this;
    return { items: await helpItemsForOfficer(store.read, this.views, actor, clock.now()) };
  }
}
