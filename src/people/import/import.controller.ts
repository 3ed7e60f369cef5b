import { Controller, Get, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { PeopleImported } from '../../protocol/people-import.js';
import { SheetReader } from '../../sheets/reader.js';
import { ImportQuestion, sheetOf, TakesSheet, sheetFile, XLSX } from '../../sheets/upload.js';
import type { Actor } from '../../kernel/actor.js';
import { PEOPLE_COLUMNS } from './import-sheet.js';
import { PeopleImport } from './importing.js';
import { Who } from '../../access/who.js';

@ApiTags('people')
@Controller('people/import')
export class PeopleImportController {
  constructor(
    private readonly importing: PeopleImport,
    private readonly reader: SheetReader,
  ) {}

  @Get('template')
  @ApiProduces(XLSX)
  async template(@Who() actor: Actor): Promise<StreamableFile> {
    const name = actor.lang === 'zh' ? '人员模板.xlsx' : 'people-template.xlsx';
    return sheetFile(await this.importing.template(actor), name);
  }

  /** The sheet itself, XLSX or CSV, of 200 people at most. One wrong row, and nobody is made. */
  @Post()
  @TakesSheet()
  async import(
    @Who() actor: Actor,
    @Query() { dry }: ImportQuestion,
    @Req() request: Request,
  ): Promise<PeopleImported> {
    const table = await sheetOf(this.reader, actor.id, request, PEOPLE_COLUMNS);
    return this.importing.import(actor, table, dry !== undefined);
  }
}
