import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Outline, OutlineRows } from '../protocol/papers/outlines.js';
import { OutlineQuery } from './outline.query.js';
import { OutlineRowsService } from './figures/outline-rows.service.js';
import {
  OutlineChangeDto,
  OutlineEndDto,
  OutlineOnDto,
  OutlineRowsDto,
  OutlineTalkDto,
} from './outlines.dto.js';
import { OutlinesService } from './outlines.service.js';

/** 部门工作座谈提纲 */
@ApiTags('departments')
@Controller('departments/:id/outline')
export class OutlinesController {
  constructor(
    private readonly outlines: OutlinesService,
    private readonly query: OutlineQuery,
    private readonly rows: OutlineRowsService,
  ) {}

  /** Answers the page for the talk with a department. */
  @Get()
  outline(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { on }: OutlineOnDto,
  ): Promise<Outline> {
    return this.query.of(actor, id, on);
  }

  /** Lists what a figure of the page counts. */
  @Get('rows')
  figureRows(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() asked: OutlineRowsDto,
  ): Promise<OutlineRows> {
    return this.rows.of(actor, id, asked);
  }

  /** Sets a talk with a department on a day. */
  @Post()
  async set(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() talk: OutlineTalkDto,
  ): Promise<Outline> {
    return this.query.of(actor, id, await this.outlines.set(actor, id, talk));
  }

  /** Writes in an outline: the parts that are given, whole. Its figures are nobody's to write. */
  @Patch()
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() change: OutlineChangeDto,
  ): Promise<Outline> {
    return this.query.of(actor, id, await this.outlines.change(actor, id, change));
  }

  /** Says on which day a line was done, also one of an earlier talk; null: not yet. */
  @Post('lines/:lineId/done')
  @HttpCode(204)
  end(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('lineId') lineId: string,
    @Body() { doneOn }: OutlineEndDto,
  ): Promise<void> {
    return this.outlines.end(actor, id, lineId, doneOn);
  }
}
