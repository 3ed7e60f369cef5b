import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { Deadline } from '../protocol/shapes.js';
import { CallDeadlines } from './deadlines.js';

@ApiTags('calls')
@Controller('calls/:id/deadlines')
export class DeadlinesOfCallController {
  constructor(private readonly deadlines: CallDeadlines) {}

  /** Each deadline with its arithmetic, in the reader's language. */
  @Get()
  of(@Who() actor: Actor, @Param('id') id: string): Promise<{ items: Deadline[] }> {
    return this.deadlines.of(actor, id);
  }
}
