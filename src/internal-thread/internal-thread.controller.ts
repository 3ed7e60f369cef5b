import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { Thread } from '../protocol/conversation/internal-thread.js';
import { ThreadAfterDto } from './internal-thread.dto.js';
import { InternalThreadQuery } from './internal-thread.query.js';

@ApiTags('calls')
@Controller('calls/:id/thread')
export class InternalThreadController {
  constructor(private readonly threads: InternalThreadQuery) {}

  /**
   * Lists what the officers of a call said among themselves, oldest first. For its holder, who helps, and the unit's
   * coordinators; its community and its resident never learn of it.
   */
  @Get()
  read(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { after }: ThreadAfterDto,
  ): Promise<Thread> {
    return this.threads.of(actor, id, after);
  }
}
