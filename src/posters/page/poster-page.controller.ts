import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { PageRefusalFilter } from '../../public-pages/page-refusal.filter.js';
import { readForm } from '../../public-pages/read-form.js';
import { readerOf, type Reader } from '../../public-pages/reader.js';
import { sendPage } from '../../public-pages/send-page.js';
import type { PosterRow } from '../posters.entity.js';
import { RequestIntakeService, type RequestFault } from '../request-intake.service.js';
import { PosterPages } from './poster-page.js';
import { PosterPlaceQuery } from './poster-place.query.js';

const GONE = 410;
const TOO_MANY = 429;
const BAD = 400;

/** What a resident sees who reads the QR: anybody's, without script and without an account. */
@ApiExcludeController()
@Controller('p')
@UseFilters(PageRefusalFilter)
export class PosterPageController {
  constructor(
    private readonly intake: RequestIntakeService,
    private readonly places: PosterPlaceQuery,
    private readonly clock: Clock,
  ) {}

  /** The form of a community's poster. */
  @Get(':token')
  async show(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const poster = await this.find(token);
    const pages = await this.pagesOf(poster, readerOf(request));
    if (poster.endedAt !== null) return sendPage(response, GONE, pages.old());
    return sendPage(response, 200, pages.form(this.intake.newForm(poster)));
  }

  /** Leaves a request; the same page again is the same request. */
  @Post(':token')
  async leave(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const poster = await this.find(token);
    const typed = await readForm(request);
    const pages = await this.pagesOf(poster, readerOf(request, typed));
    const form = typed['form'] ?? '';
    // Another size of print or language, of a page that was not taken.
    if (typed['look'] !== undefined) return sendPage(response, 200, pages.form(form, typed));
    const result = await this.intake.leave(poster, typed, request.ip ?? '');
    if ('taken' in result) return sendPage(response, 200, pages.received(form, result.taken));
    const { fault, retryAfterSeconds } = result;
    if (fault === 'ended') return sendPage(response, GONE, pages.old(typed));
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
    const next = fault === 'old' ? this.intake.newForm(poster) : form;
    return sendPage(response, statusOf(fault), pages.form(next, typed, fault));
  }

  private async find(token: string): Promise<PosterRow> {
    return (await this.intake.poster(token)) ?? refuse('not_found');
  }

  private async pagesOf(poster: PosterRow, reader: Reader): Promise<PosterPages> {
    return new PosterPages(reader, await this.places.of(poster, this.clock.now()));
  }
}

const statusOf = (fault: RequestFault): number => (fault === 'too_many' ? TOO_MANY : BAD);
