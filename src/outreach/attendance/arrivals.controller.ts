import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { ActivityRecord, Arrivals } from '../../protocol/outreach.js';
import { ActivityViewsService } from '../activities/activity-views.service.js';
import { ArrivalsService } from './arrivals.service.js';
import { ArrivalDto, FeedbackDto } from './attendance.dto.js';
import { FeedbackService } from './feedback.service.js';

@ApiTags('activities')
@Controller('activities/:id')
export class ArrivalsController {
  constructor(
    private readonly arrivals: ArrivalsService,
    private readonly feedback: FeedbackService,
    private readonly views: ActivityViewsService,
  ) {}

  /** Counts a resident who came, by age and without a name. The same id again counts nobody again. */
  @Post('arrivals')
  @HttpCode(200)
  count(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: ArrivalDto): Promise<Arrivals> {
    return this.arrivals.count(actor, id, body);
  }

  /** Takes back one that one counted oneself. */
  @Delete('arrivals/:arrivalId')
  undo(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('arrivalId') arrivalId: string,
  ): Promise<Arrivals> {
    return this.arrivals.undo(actor, id, arrivalId);
  }

  /** Says in words how it was; again takes the place of what one said before. */
  @Post('feedback')
  @HttpCode(200)
  async say(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { text }: FeedbackDto,
  ): Promise<ActivityRecord> {
    return this.views.record(actor, await this.feedback.say(actor, id, text));
  }
}
