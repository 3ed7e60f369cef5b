import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { Directory } from '../../directory/directory.js';
import { canSeeWholeUnit } from '../../units/places-map.view.js';
import type { Readiness } from '../../protocol/watch.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { ReadinessQuery } from './readiness.query.js';

@ApiTags('watch')
@Controller('communities')
export class ReadinessController {
  constructor(
    private readonly now: ReadinessQuery,
    private readonly directory: Directory,
  ) {}

  /** Answers who can hear a community now. Numbers, no names. */
  @Get(':id/readiness')
  async readiness(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Readiness> {
    const community = this.directory.community(id);
    const visible = canSeeWholeUnit(actor) || actor.communityIds.includes(id);
    if (!community || community.unitId !== actor.unitId || !visible) return refuse('not_found');
    return this.now.of(community.unitId, id);
  }
}
