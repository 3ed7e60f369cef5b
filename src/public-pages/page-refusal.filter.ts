/** Every "no" of a page without script is such a page itself, in the reader's language. */
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { html } from 'hono/html';
import type { Logger } from 'pino';
import { inLang } from '../protocol/lang.js';
import { LOGGER } from '../kernel/logger.js';
import { RefusalFilter, STATUS } from '../kernel/refusal/refusal.filter.js';
import { emergencyLine } from './parts.js';
import { renderPage } from './page.js';
import { readerOf } from './reader.js';
import { sendPage } from './send-page.js';
import { FRAME_WORDS } from './words.js';

@Catch()
@Injectable()
export class PageRefusalFilter extends RefusalFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) log: Logger) {
    super(log);
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const refusal = this.refusalOf(error);
    if (response.headersSent) return;
    const reader = readerOf(request);
    const { message } = refusal.body(reader.lang);
    const { retryAfterSeconds } = refusal.details;
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
    const page = renderPage({
      reader,
      path: request.path,
      title: inLang(FRAME_WORDS.lost, reader.lang),
      body: html`<h1 data-read>${message}</h1>
        ${refusal.code === 'not_found' ? html`<p class="soft" data-read>${inLang(FRAME_WORDS.lostNext, reader.lang)}</p>` : ''}
        ${emergencyLine(reader.lang)}`,
    });
    void sendPage(response, STATUS[refusal.code], page);
  }
}
