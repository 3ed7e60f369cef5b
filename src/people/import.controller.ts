import { Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { attachment } from '../attachment.js';
import type { PeopleImported } from '../protocol/people-import.js';
import { SheetReader } from '../sheets/reader.js';
import { SHEET_TYPES, sheetIn, XLSX } from '../sheets/upload.js';
import { Given, Words } from '../validation.js';
import type { Actor } from './actor.js';
import { PEOPLE_COLUMNS } from './import-sheet.js';
import { PeopleImport } from './importing.js';
import { Who } from './who.js';

class ImportQuestion {
  /** `1`: nothing is written, and the answer says what would be made and what is wrong. */
  @ApiPropertyOptional() @Given() @Words(1, 1) dry?: string;
}

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
    return new StreamableFile(await this.importing.template(actor), {
      type: XLSX,
      disposition: attachment(name),
    });
  }

  /** The sheet itself, XLSX or CSV, of 200 people at most. One wrong row, and nobody is made. */
  @Post()
  @HttpCode(200)
  @ApiConsumes(...SHEET_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async import(
    @Who() actor: Actor,
    @Query() { dry }: ImportQuestion,
    @Req() request: Request,
  ): Promise<PeopleImported> {
    const bytes = await sheetIn(request, 'xlsx');
    const question = { bytes, columns: PEOPLE_COLUMNS, field: 'xlsx' };
    return this.importing.import(actor, await this.reader.read(actor.id, question), dry !== undefined);
  }
}
