import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import { Directory } from '../../directory/directory.js';
import { seesWholeUnit } from '../../units/map.js';
import type { Readiness } from '../../protocol/watch.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { ReadinessNow } from './readiness.js';

@ApiTags('watch')
@Controller('communities')
export class ReadinessController {
  constructor(
    private readonly now: ReadinessNow,
    private readonly directory: Directory,
  ) {}

  /** Who can hear the community now; no names. */
  @Get(':id/readiness')
  async readiness(@Who() actor: Actor, @Param('id') id: string): Promise<Readiness> {
    const community = this.directory.community(id);
    const visible = seesWholeUnit(actor) || actor.communityIds.includes(id);
    if (!community || community.unitId !== actor.unitId || !visible) return refuse('not_found');
    return this.now.of(community.unitId, id);
  }
}
