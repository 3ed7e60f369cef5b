import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { HelpItem } from '../protocol/shapes.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { DeskTools } from '../desk/desk-tools.js';
import { helpsFor, helpsOf } from './queries/co-handling-list.js';
import { lineOf, listedOne } from '../desk/views/listed.js';
import { requireRelation } from '../call/relation.js';
import { Views } from '../desk/views/views.js';

@ApiTags('calls')
@Controller()
export class CoHandlingController {
  constructor(
    private readonly tools: DeskTools,
    private readonly views: Views,
  ) {}

  /** What others help with: all of it for the holder and the coordinators, one's own part for a helper. */
  @Get('calls/:id/help')
  async ofCall(@Who() actor: Actor, @Param('id') id: string): Promise<{ items: HelpItem[]; broken?: true }> {
    const { store, clock } = this.tools;
    const found = (await listedOne(store.read, id)) ?? refuse('call_not_found');
    const line = lineOf(found);
    const relation = requireRelation(line, actor, 'holder', 'coordination', 'helper');
    const items = await helpsOf(store.read, this.views, line, clock.now());
    return {
      items: relation === 'helper' ? items.filter((i) => i.helper?.id === actor.id) : items,
      ...(!found.whole && { broken: true }),
    };
  }

  /** What this officer, or their department, was asked to help with. */
  @Get('help')
  async mine(@Who() actor: Actor): Promise<{ items: HelpItem[] }> {
    const { store, clock } = this.tools;
    return { items: await helpsFor(store.read, this.views, actor, clock.now()) };
  }
}
