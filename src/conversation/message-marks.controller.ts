import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { MessageMarks } from '../protocol/conversation/marks.js';
import { MessageMarksService } from './message-marks.service.js';

@ApiTags('calls')
@Controller('calls')
export class MessageMarksController {
  constructor(private readonly marks: MessageMarksService) {}

  /** Tells how far the other side has come in the words of a call. */
  @Get(':id/marks')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MessageMarks> {
    return this.marks.ofOthers(actor, id);
  }
}
