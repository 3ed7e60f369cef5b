/** 现在有 6 位检察人员值守: what a community may know of the unit's readiness, and no name. */
import { Controller, Get, Param } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { Actor } from '../people/actor.js';
import { Who } from '../people/who.js';
import { LIMITS } from '../protocol/words.js';
import { refuse } from '../refusal.js';
import { Store } from '../store/store.js';
import { Directory } from './directory.js';
import { seesWholeUnit } from './map.js';

export interface Readiness {
  onDuty: number;
  /** Of these, with a page seen in the last seconds. */
  hearing: number;
}

@Controller('communities')
export class ReadinessController {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  @Get(':id/readiness')
  async readiness(@Who() actor: Actor, @Param('id') id: string): Promise<Readiness> {
    const community = this.directory.community(id);
    const visible = seesWholeUnit(actor) || actor.communityIds.includes(id);
    if (!community || community.unitId !== actor.unitId || !visible) return refuse('not_found');
    const rows = await this.store.read.rows<{ seen_at: number | null }>(
      'select seen_at from duty where unit_id = ? and since is not null and pause_reason is null',
      [community.unitId],
    );
    const since = this.clock.now() - LIMITS.liveSeconds * 1000;
    return {
      onDuty: rows.length,
      hearing: rows.filter((r) => r.seen_at !== null && r.seen_at >= since).length,
    };
  }
}
