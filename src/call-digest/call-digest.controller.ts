import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { CallDigest } from '../protocol/words/call-digest.js';
import { CallDigestQuery } from './call-digest.query.js';

@ApiTags('calls')
@Controller('calls/:id/digest')
export class CallDigestController {
  constructor(private readonly digests: CallDigestQuery) {}

  /** Answers a call in a few plain sentences for whoever takes it over. For its holder, who helps, and coordinators. */
  @Get()
  digest(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CallDigest> {
    return this.digests.of(actor, id);
  }
}
