import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Deadline } from '../protocol/calls/deadline.js';
import { CallDeadlinesQuery } from './call-deadlines.query.js';

@ApiTags('calls')
@Controller('calls/:id/deadlines')
export class CallDeadlinesController {
  constructor(private readonly deadlines: CallDeadlinesQuery) {}

  /** Lists each deadline of a call with its arithmetic, in the reader's language. */
  @Get()
  of(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<{ items: Deadline[] }> {
    return this.deadlines.of(actor, id);
  }
}
