import { Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { attachment } from '../attachment.js';
import type { Actor } from '../people/actor.js';
import { Who } from '../people/who.js';
import { SheetReader } from '../sheets/reader.js';
import { SHEET_TYPES, sheetIn, XLSX } from '../sheets/upload.js';
import { addDays } from './day.js';
import { RosterExchange, type Imported } from './exchange.js';
import { spanOf } from './roster.controller.js';
import { SpanQuestion } from './roster.dto.js';
import { Roster } from './roster.js';
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
    return new StreamableFile(bytes, {
      type: XLSX,
      disposition: attachment(actor.lang === 'zh' ? `排班_${from}.xlsx` : `roster-${from}.xlsx`),
    });
  }

  /** The sheet itself, XLSX or CSV: who is on each shift it names. All rows or none. */
  @Post('import')
  @HttpCode(200)
  @ApiConsumes(...SHEET_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async import(@Who() actor: Actor, @Req() request: Request): Promise<Imported> {
    const bytes = await sheetIn(request, 'xlsx');
    const question = { bytes, columns: ROSTER_COLUMNS, field: 'xlsx' };
    return this.exchange.import(actor, await this.reader.read(actor.id, question));
  }
}
