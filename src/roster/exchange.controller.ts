import { Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../people/actor.js';
import { Who } from '../people/who.js';
import { refuse } from '../refusal.js';
import { addDays } from './day.js';
import { MOST_BYTES, RosterExchange, type Imported } from './exchange.js';
import { spanOf } from './roster.controller.js';
import { SpanQuestion } from './roster.dto.js';
import { Roster } from './roster.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_EXPORT_DAYS = 370;

@ApiTags('roster')
@Controller('roster')
export class ExchangeController {
  constructor(
    private readonly exchange: RosterExchange,
    private readonly roster: Roster,
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
      disposition: `attachment; filename="roster-${from}.xlsx"`,
    });
  }

  /** The workbook itself: who is on each shift it names. All rows or none. */
  @Post('import')
  @HttpCode(200)
  @ApiConsumes(XLSX)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async import(@Who() actor: Actor, @Req() request: Request): Promise<Imported> {
    return this.exchange.import(actor, await bytesOf(request));
  }
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  // Another kind of body has been read already, and is no workbook.
  if (!request.is(XLSX) && !request.is('application/octet-stream'))
    return refuse('invalid', { fields: { xlsx: 'xlsx_broken' } });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end all the same: a request cut short would not hear the answer.
    if (size <= MOST_BYTES) chunks.push(chunk);
    else if (size > 8 * MOST_BYTES) break;
  }
  if (size > MOST_BYTES) refuse('invalid', { fields: { xlsx: 'xlsx_large' } });
  return Buffer.concat(chunks);
}
