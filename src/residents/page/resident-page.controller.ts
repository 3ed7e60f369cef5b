/**
 * The resident's page by plain forms. Whatever is done is posted with number and code, and the page that answers carries
 * both along in its forms: the code stands in no address, and nobody keeps a session.
 */
import { Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Directory } from '../../directory/directory.js';
import { servingUnit } from '../../directory/units/serving-unit.js';
import type { ResidentKey } from '../../protocol/residents/slips.js';
import { PageRefusalFilter } from '../../public-pages/page-refusal.filter.js';
import { readForm } from '../../public-pages/read-form.js';
import { readerOf, type Reader } from '../../public-pages/reader.js';
import { sendPage } from '../../public-pages/send-page.js';
import { ResidentService } from '../resident.service.js';
import { takeForm } from './resident-forms.js';
import { enterView, stateView } from './resident-views.js';
import type { Told } from './resident-words.js';

/** As much as is shown again of what was typed; characters. */
const MOST_SHOWN = 40;
const shown = (number: unknown): string => (typeof number === 'string' ? number : '').slice(0, MOST_SHOWN);

@ApiExcludeController()
@UseFilters(PageRefusalFilter)
@Controller('r')
export class ResidentPageController {
  constructor(
    private readonly residents: ResidentService,
    private readonly directory: Directory,
  ) {}

  /** Asks for number and code. */
  @Get()
  async enter(@Req() request: Request, @Res() response: Response): Promise<void> {
    await sendPage(response, 200, this.entering(readerOf(request), shown(request.query['n'])));
  }

  /** Shows how the matter stands, and takes an answer or a word. */
  @Post()
  async post(@Req() request: Request, @Res() response: Response): Promise<void> {
    const form = await readForm(request);
    const reader = readerOf(request, form);
    const key: ResidentKey = { number: form['number'] ?? '', code: form['code'] ?? '' };
    const { status, state, retryAfterSeconds, ...done } = await takeForm(this.residents, form, {
      reader,
      address: request.ip ?? '',
    });
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
    const page = state
      ? stateView(reader, key, state, done)
      : this.entering(reader, shown(key.number), done.told);
    await sendPage(response, status, page);
  }

  private entering(reader: Reader, number: string, told?: Told) {
    const unit = servingUnit(this.directory);
    return enterView(reader, {
      number,
      ...(unit && { unit: unit.name, phone: this.directory.settings(unit.id).dutyPhone }),
      ...(told && { told }),
    });
  }
}
