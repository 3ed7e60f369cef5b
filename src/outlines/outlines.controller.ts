import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersFile, contentDisposition } from '../kernel/content-disposition.js';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Outline, OutlineRows } from '../protocol/papers/outlines.js';
import { OutlineQuery } from './outline.query.js';
import { OutlineRowsService } from './figures/outline-rows.service.js';
import {
  OutlineChangeDto,
  OutlineEndDto,
  OutlineOnDto,
  OutlinePaperDto,
  OutlineRowsDto,
  OutlineTalkDto,
} from './outlines.dto.js';
import { OutlinesService } from './outlines.service.js';
import { PrintOutlineService } from './paper/print-outline.service.js';

const PDF = 'application/pdf';

/** 部门工作座谈提纲 */
@ApiTags('departments')
@Controller('departments/:id')
export class OutlinesController {
  constructor(
    private readonly outlines: OutlinesService,
    private readonly query: OutlineQuery,
    private readonly rows: OutlineRowsService,
    private readonly print: PrintOutlineService,
  ) {}

  /** Answers the page for the talk with a department. */
  @Get('outline')
  outline(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { on }: OutlineOnDto,
  ): Promise<Outline> {
    return this.query.of(actor, id, on);
  }

  /** Lists what a figure of the page counts. */
  @Get('outline/rows')
  figureRows(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() asked: OutlineRowsDto,
  ): Promise<OutlineRows> {
    return this.rows.of(actor, id, asked);
  }

  /** Answers the page as a PDF for the meeting, with lines to write on. */
  @Get('outline.pdf')
  @AnswersFile(PDF)
  async paper(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { on, lang = actor.lang }: OutlinePaperDto,
  ): Promise<StreamableFile> {
    const { name, bytes } = await this.print.file({ ...actor, lang }, id, on);
    return new StreamableFile(bytes, {
      type: PDF,
      length: bytes.length,
      disposition: contentDisposition(name),
    });
  }

  /** Sets a talk with a department on a day. */
  @Post('outline')
  async set(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() talk: OutlineTalkDto,
  ): Promise<Outline> {
    return this.query.of(actor, id, await this.outlines.set(actor, id, talk));
  }

  /** Writes in an outline: the parts that are given, whole. Its figures are nobody's to write. */
  @Patch('outline')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() change: OutlineChangeDto,
  ): Promise<Outline> {
    return this.query.of(actor, id, await this.outlines.change(actor, id, change));
  }

  /** Says on which day a line was done, also one of an earlier talk; null: not yet. */
  @Post('outline/lines/:lineId/done')
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
