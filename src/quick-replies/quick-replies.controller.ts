import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { QuickReplies } from '../protocol/conversation/quick-replies.js';
import { QuickRepliesDto, QuickReplySideDto } from './quick-replies.dto.js';
import { QuickRepliesService } from './quick-replies.service.js';

@ApiTags('calls')
@Controller('quick-replies')
export class QuickRepliesController {
  constructor(private readonly replies: QuickRepliesService) {}

  /** Lists the words that stand ready in a call for one side, in their order. Hidden ones only for who keeps the list. */
  @Get()
  read(@CurrentActor() actor: Actor, @Query() side: QuickReplySideDto): Promise<QuickReplies> {
    return this.replies.read(actor, side.for);
  }

  /** Replaces the list of one side. */
  @Put()
  replace(@CurrentActor() actor: Actor, @Body() body: QuickRepliesDto): Promise<QuickReplies> {
    return this.replies.replace(actor, body);
  }
}
