import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { readSpan } from '../../kernel/time/query-span.js';
import type { ActivitiesPage, Activity, ChangedActivity } from '../../protocol/outreach.js';
import { ActivitiesListQuery } from './activities-list.query.js';
import { ActivitiesService } from './activities.service.js';
import { ActivityChangeDto, ActivityDto, ActivityFilterDto, CancelActivityDto } from './activities.dto.js';
import { ActivityChangesService, type Changed } from './activity-changes.service.js';
import { ActivityViewsService } from './activity-views.service.js';

@ApiTags('activities')
@Controller('activities')
export class ActivitiesController {
  constructor(
    private readonly query: ActivitiesListQuery,
    private readonly activities: ActivitiesService,
    private readonly changes: ActivityChangesService,
    private readonly views: ActivityViewsService,
  ) {}

  /** Lists activities that begin in the time, soonest first. A worker's: those of their communities and of the unit. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() question: ActivityFilterDto): Promise<ActivitiesPage> {
    const { from, to, mine, ...filter } = question;
    return this.query.list(actor, { ...filter, ...readSpan({ from, to }), mine: mine !== undefined });
  }

  /** Makes an activity, and with `repeat` its like on further days. */
  @Post()
  async make(@CurrentActor() actor: Actor, @Body() body: ActivityDto): Promise<Activity> {
    return this.views.one(actor, await this.activities.make(actor, body));
  }

  /** Changes an activity before its end, and with `scope` the later ones of its series. Times only while nobody has come. */
  @Patch(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ActivityChangeDto,
  ): Promise<ChangedActivity> {
    return this.changed(actor, await this.changes.change(actor, id, body));
  }

  /** Cancels an activity, and with `scope` the later ones of its series; everybody who signed up is told once. */
  @Post(':id/cancel')
  @HttpCode(200)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: CancelActivityDto,
  ): Promise<ChangedActivity> {
    return this.changed(actor, await this.changes.cancel(actor, id, body));
  }

  private async changed(actor: Actor, { activity, changed }: Changed): Promise<ChangedActivity> {
    return { ...(await this.views.one(actor, activity)), changed };
  }
}
