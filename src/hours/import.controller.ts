import { Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { attachment } from '../attachment.js';
import type { Actor } from '../people/actor.js';
import { Who } from '../people/who.js';
import type { ImportReport } from '../protocol/hours-import.js';
import { SheetReader } from '../sheets/reader.js';
import { SHEET_TYPES, sheetIn, XLSX } from '../sheets/upload.js';
import { Given, Words } from '../validation.js';
import { HOURS_COLUMNS } from './import-sheet.js';
import { HoursImport } from './importing.js';

class ImportQuestion {
  /** `1`: looked at only. */
  @ApiPropertyOptional() @Given() @Words(1, 1) dry?: string;
}

@ApiTags('hours')
@Controller('hours/import')
export class HoursImportController {
  constructor(
    private readonly importing: HoursImport,
    private readonly reader: SheetReader,
  ) {}

  @Get('template')
  @ApiProduces(XLSX)
  async template(@Who() actor: Actor): Promise<StreamableFile> {
    const name = actor.lang === 'zh' ? '补录模板.xlsx' : 'hours-template.xlsx';
    return new StreamableFile(await this.importing.template(actor), {
      type: XLSX,
      disposition: attachment(name),
    });
  }

  /** The sheet itself, XLSX or CSV. Rows that are right become claims that somebody else decides; wrong ones are named. */
  @Post()
  @HttpCode(200)
  @ApiConsumes(...SHEET_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async import(
    @Who() actor: Actor,
    @Query() { dry }: ImportQuestion,
    @Req() request: Request,
  ): Promise<ImportReport> {
    const bytes = await sheetIn(request, 'xlsx');
    const question = { bytes, columns: HOURS_COLUMNS, field: 'xlsx' };
    return this.importing.import(actor, await this.reader.read(actor.id, question), dry !== undefined);
  }
}
