import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import type { ActivityDetails } from '../../protocol/outreach.js';
import { OnSiteCallsQuery } from './on-site-calls.query.js';

/** Beside the calls, of which outreach itself knows nothing. */
@ApiTags('activities')
@Controller('activities')
export class ActivityDetailController {
  constructor(private readonly calls: OnSiteCallsQuery) {}

  /** Answers one activity with who came and what was asked there. */
  @Get(':id')
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ActivityDetails> {
    return this.calls.activityDetails(actor, id);
  }
}
