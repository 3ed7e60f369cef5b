import { Controller, Get, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import type { RosterImported, RosterLooked } from '../../protocol/roster-import.js';
import { SheetReader } from '../../sheets/reader.js';
import { sheetOf, TakesSheet, sheetFile, XLSX } from '../../sheets/upload.js';
import { addDays } from '../../protocol/local-day.js';
import { RosterExchange } from './exchange.js';
import { spanOf } from '../roster.controller.js';
import { RosterImportQuestion, SpanQuestion } from '../roster.dto.js';
import { Roster } from '../roster.js';
import { ROSTER_COLUMNS } from './sheet.js';

const MOST_EXPORT_DAYS = 370;

@ApiTags('roster')
@Controller('roster')
export class ExchangeController {
  constructor(
    private readonly exchange: RosterExchange,
    private readonly roster: Roster,
    private readonly reader: SheetReader,
  ) {}

  /** A shift a row; four weeks from today unless told. */
  @Get('export')
  @ApiProduces(XLSX)
  async export(@Who() actor: Actor, @Query() question: SpanQuestion): Promise<StreamableFile> {
    const from = question.from ?? this.roster.today();
    const to = question.to ?? addDays(from, 27);
    const bytes = await this.exchange.export(actor, ...spanOf(from, to, MOST_EXPORT_DAYS));
    return sheetFile(bytes, actor.lang === 'zh' ? `排班_${from}.xlsx` : `roster-${from}.xlsx`);
  }

  /** The sheet itself, XLSX or CSV: who is on each shift it names. All rows or none. */
  @Post('import')
  @TakesSheet()
  async import(
    @Who() actor: Actor,
    @Query() question: RosterImportQuestion,
    @Req() request: Request,
  ): Promise<RosterImported | RosterLooked> {
    const table = await sheetOf(this.reader, actor.id, request, ROSTER_COLUMNS);
    return this.exchange.import(actor, table, question);
  }
}
