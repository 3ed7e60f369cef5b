import { Controller, Get, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import type { ImportReport } from '../../protocol/hours-import.js';
import { SheetReader } from '../../sheets/reader.js';
import { ImportQuestion, sheetOf, TakesSheet, sheetFile, XLSX } from '../../sheets/upload.js';
import { HOURS_COLUMNS } from './import-sheet.js';
import { HoursImport } from './importing.js';

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
    return sheetFile(await this.importing.template(actor), name);
  }

  /** The sheet itself, XLSX or CSV. Rows that are right become claims that somebody else decides; wrong ones are named. */
  @Post()
  @TakesSheet()
  async import(
    @Who() actor: Actor,
    @Query() { dry }: ImportQuestion,
    @Req() request: Request,
  ): Promise<ImportReport> {
    const table = await sheetOf(this.reader, actor.id, request, HOURS_COLUMNS);
    return this.importing.import(actor, table, dry !== undefined);
  }
}
