import { Controller, Get, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersFile } from '../../kernel/content-disposition.js';
import type { Request } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { RosterImported, RosterLooked } from '../../protocol/imports/roster-import.js';
import { SheetReader } from '../../sheets/sheet-reader.js';
import { readSheetBytes, AcceptsSheet, sheetFile, XLSX } from '../../sheets/sheet-upload.js';
import { addDays } from '../../protocol/time/local-day.js';
import { RosterWorkbookService } from './roster-workbook.service.js';
import { readDaySpan } from '../roster.controller.js';
import { RosterImportQueryDto, DaySpanQueryDto } from '../roster.dto.js';
import { RosterQuery } from '../roster.query.js';
import { ROSTER_COLUMNS } from './roster-sheet.js';

const MOST_EXPORT_DAYS = 370;

@ApiTags('roster')
@Controller('roster')
export class RosterWorkbookController {
  constructor(
    private readonly workbook: RosterWorkbookService,
    private readonly roster: RosterQuery,
    private readonly reader: SheetReader,
  ) {}

  /** Answers the roster as a workbook, a shift a row. Four weeks from today unless told. */
  @Get('export')
  @AnswersFile(XLSX)
  async export(@CurrentActor() actor: Actor, @Query() question: DaySpanQueryDto): Promise<StreamableFile> {
    const from = question.from ?? this.roster.today();
    const to = question.to ?? addDays(from, 27);
    const bytes = await this.workbook.export(actor, ...readDaySpan(from, to, MOST_EXPORT_DAYS));
    return sheetFile(bytes, actor.lang === 'zh' ? `排班_${from}.xlsx` : `roster-${from}.xlsx`);
  }

  /** Imports who is on each shift. The body is the sheet itself, XLSX or CSV; all rows or none. */
  @Post('import')
  @AcceptsSheet()
  async import(
    @CurrentActor() actor: Actor,
    @Query() question: RosterImportQueryDto,
    @Req() request: Request,
  ): Promise<RosterImported | RosterLooked> {
    const table = await readSheetBytes(this.reader, actor.id, request, ROSTER_COLUMNS);
    return this.workbook.import(actor, table, question);
  }
}
