import { Controller, Get, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersFile } from '../../kernel/content-disposition.js';
import type { Request } from 'express';
import type { PeopleImported } from '../../protocol/imports/people-import.js';
import { SheetReader } from '../../sheets/sheet-reader.js';
import {
  ImportQueryDto,
  readSheetBytes,
  AcceptsSheet,
  templateFile,
  XLSX,
} from '../../sheets/sheet-upload.js';
import type { Actor } from '../../kernel/actor.js';
import { PEOPLE_COLUMNS, PEOPLE_TEMPLATE } from './people-import-sheet.js';
import { PeopleImportService } from './people-import.service.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';

@ApiTags('people')
@Controller('people/import')
export class PeopleImportController {
  constructor(
    private readonly importService: PeopleImportService,
    private readonly reader: SheetReader,
  ) {}

  /** Answers the empty sheet for importing people. */
  @Get('template')
  @AnswersFile(XLSX)
  template(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    return templateFile(PEOPLE_TEMPLATE, actor.lang);
  }

  /**
   * Imports people. The body is the sheet itself, XLSX or CSV, of 200 people at most; one wrong row, and nobody is
   * made.
   */
  @Post()
  @AcceptsSheet()
  async import(
    @CurrentActor() actor: Actor,
    @Query() { dry }: ImportQueryDto,
    @Req() request: Request,
  ): Promise<PeopleImported> {
    const table = await readSheetBytes(this.reader, actor.id, request, PEOPLE_COLUMNS);
    return this.importService.import(actor, table, dry !== undefined);
  }
}
