import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import type { CampaignDetail, CampaignList, CampaignsOf } from '../../protocol/trends/campaigns.js';
import { CampaignMarksService } from './campaign-marks.service.js';
import { CampaignChangeDto, CampaignDto, CampaignMarkDto } from './campaigns.dto.js';
import { CampaignsQuery } from './campaigns.query.js';
import { CampaignsService } from './campaigns.service.js';

/** 专项活动: for a term certain people are looked for, by a unit and those below it. */
@ApiTags('campaigns')
@Controller('campaigns')
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignsQuery,
    private readonly service: CampaignsService,
    private readonly marks: CampaignMarksService,
  ) {}

  /** Lists own campaigns, those of units above and those of units below, with what one's own tree did in each. */
  @Get()
  list(@CurrentActor() actor: Actor): Promise<CampaignList> {
    return this.campaigns.list(actor);
  }

  /** Answers which campaigns a lead or an activity of one's unit is put to, and which it may be put to. */
  @Get('of')
  of(@CurrentActor() actor: Actor, @Query() item: CampaignMarkDto): Promise<CampaignsOf> {
    return this.marks.of(actor, item);
  }

  /** Answers a campaign, with the units that take part and what one's own unit put to it. */
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<CampaignDetail> {
    return this.campaigns.one(actor, id);
  }

  /** Makes a campaign of one's own unit, in which those below take part. */
  @Post()
  async add(@CurrentActor() actor: Actor, @Body() campaign: CampaignDto): Promise<CampaignDetail> {
    return this.campaigns.one(actor, await this.service.add(actor, campaign));
  }

  /** Changes, ends or takes up again a campaign of one's own unit: what is given, and leaves the rest. */
  @Patch(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() change: CampaignChangeDto,
  ): Promise<CampaignDetail> {
    await this.service.change(actor, id, change);
    return this.campaigns.one(actor, id);
  }

  /** Puts a lead or an activity of one's own unit to a campaign. */
  @Put(':id/marks')
  async put(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() item: CampaignMarkDto,
  ): Promise<CampaignsOf> {
    await this.marks.put(actor, id, item);
    return this.marks.of(actor, item);
  }

  /** Takes a lead or an activity of one's own unit out of a campaign. */
  @Delete(':id/marks')
  async take(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() item: CampaignMarkDto,
  ): Promise<CampaignsOf> {
    await this.marks.take(actor, id, item);
    return this.marks.of(actor, item);
  }
}
