import { Controller, Get, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersFile } from '../../kernel/content-disposition.js';
import type { Request } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { ImportReport } from '../../protocol/imports/hours-import.js';
import { SheetReader } from '../../sheets/sheet-reader.js';
import {
  ImportQueryDto,
  readSheetBytes,
  AcceptsSheet,
  templateFile,
  XLSX,
} from '../../sheets/sheet-upload.js';
import { HOURS_IMPORT_HEADINGS, HOURS_TEMPLATE } from './hours-import-sheet.js';
import { HoursImportService } from './hours-import.service.js';

@ApiTags('hours')
@Controller('hours/import')
export class HoursImportController {
  constructor(
    private readonly importService: HoursImportService,
    private readonly reader: SheetReader,
  ) {}

  /** Answers the empty sheet for entering hours later. */
  @Get('template')
  @AnswersFile(XLSX)
  template(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    return templateFile(HOURS_TEMPLATE, actor.lang);
  }

  /**
   * Imports hours that are entered later. The body is the sheet itself, XLSX or CSV; rows that are right become
   * claims that somebody else decides, wrong ones are named.
   */
  @Post()
  @AcceptsSheet()
  async import(
    @CurrentActor() actor: Actor,
    @Query() { dry }: ImportQueryDto,
    @Req() request: Request,
  ): Promise<ImportReport> {
    const table = await readSheetBytes(this.reader, actor.id, request, HOURS_IMPORT_HEADINGS);
    return this.importService.import(actor, table, dry !== undefined);
  }
}
