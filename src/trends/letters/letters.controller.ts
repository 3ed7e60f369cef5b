import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import { AnswersFile, contentDisposition } from '../../kernel/content-disposition.js';
import { PageQueryDto } from '../../kernel/input/page-query.dto.js';
import { pageOfList } from '../../kernel/page-of-list.js';
import type { Named, Page } from '../../protocol/answers.js';
import type { Letter, LetterSummary } from '../../protocol/trends/letters.js';
import { LetterStepsService } from './letter-steps.service.js';
import {
  LetterAnswerDto,
  LetterChangeDto,
  LetterEndDto,
  LetterListDto,
  LetterPaperDto,
  LetterStepDto,
  NewLetterDto,
} from './letters.dto.js';
import { LettersQuery } from './letters.query.js';
import { LettersService } from './letters.service.js';
import { PrintReminderService } from './paper/print-reminder.service.js';

const PDF = 'application/pdf';

/** 提示函: from a unit to one below, by figures that do not change after. */
@ApiTags('trends')
@Controller('letters')
export class LettersController {
  constructor(
    private readonly query: LettersQuery,
    private readonly letters: LettersService,
    private readonly steps: LetterStepsService,
    private readonly prints: PrintReminderService,
  ) {}

  /** Lists letters that one's own unit wrote or was sent, and those of units below, the newest first. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() filter: LetterListDto): Promise<Page<LetterSummary>> {
    return this.query.list(actor, filter);
  }

  /** Lists the units below, to which a letter may go, in the order of their names. */
  @Get('recipients')
  recipients(@CurrentActor() actor: Actor, @Query() paging: PageQueryDto): Page<Named> {
    return pageOfList(this.query.recipients(actor), paging);
  }

  /** Drafts a letter to a unit below; the figures of the year are copied into it. */
  @Post()
  draft(@CurrentActor() actor: Actor, @Body() body: NewLetterDto): Promise<Letter> {
    return this.letters.draft(actor, body);
  }

  /** Answers one letter with its figures as they stood. */
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Letter> {
    return this.query.one(actor, id);
  }

  /** Changes a draft’s text, says that the answer was read, or which programme follows it. */
  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: LetterChangeDto,
  ): Promise<Letter> {
    return this.letters.change(actor, id, body);
  }

  /** Signs a letter that somebody else drafted. */
  @Post(':id/sign')
  @HttpCode(200)
  sign(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: LetterStepDto,
  ): Promise<Letter> {
    return this.steps.sign(actor, id, version);
  }

  /** Sends a signed letter; the time for its answer begins. */
  @Post(':id/send')
  @HttpCode(200)
  send(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: LetterStepDto,
  ): Promise<Letter> {
    return this.steps.send(actor, id, version);
  }

  /** Answers a letter, by the unit it was sent to. */
  @Post(':id/answer')
  @HttpCode(200)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { text, version }: LetterAnswerDto,
  ): Promise<Letter> {
    return this.steps.answer(actor, id, text, version);
  }

  /** Says that the unit is weak no more. */
  @Post(':id/lift')
  @HttpCode(200)
  lift(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason, version }: LetterEndDto,
  ): Promise<Letter> {
    return this.steps.lift(actor, id, reason, version);
  }

  /** Withdraws a letter that was not sent yet. */
  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason, version }: LetterEndDto,
  ): Promise<Letter> {
    return this.steps.withdraw(actor, id, reason, version);
  }

  /** Answers the letter as a PDF, with its figures and what each counts. */
  @Get(':id/letter.pdf')
  @AnswersFile(PDF)
  async print(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { lang = actor.lang }: LetterPaperDto,
  ): Promise<StreamableFile> {
    const { name, bytes } = await this.prints.file({ ...actor, lang }, id);
    return new StreamableFile(bytes, {
      type: PDF,
      length: bytes.length,
      disposition: contentDisposition(name),
    });
  }
}
