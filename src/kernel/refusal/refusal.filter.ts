/** Every "no" over HTTP, as problem+json (RFC 9457). No stack, no SQL, no file path ever leaves. */
import type { Lang } from '../../protocol/lang.js';
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
  Injectable,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { LOGGER } from '../logger.js';
import type { Problem } from '../../protocol/answers.js';
import type { RefusalCode } from '../../protocol/codes.js';
import { langOf, Refusal, type Sentence } from './refusal.js';

export const STATUS: Readonly<Record<RefusalCode, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many_requests: 429,
  unavailable: 503,
  internal: 500,
};
const BY_STATUS: Record<number, Sentence> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'not_found',
  409: 'conflict',
  429: 'too_many_requests',
  503: 'unavailable',
};

/** The one form of every refusal over HTTP. */
export function sendProblem(response: Response, refusal: Refusal, lang: Lang): void {
  const { code, message, ...rest } = refusal.body(lang);
  if (refusal.details.retryAfterSeconds !== undefined)
    response.setHeader('retry-after', String(refusal.details.retryAfterSeconds));
  const problem: Problem = {
    type: 'about:blank',
    title: code,
    status: STATUS[code],
    code,
    detail: message,
    ...rest,
  };
  response
    .status(STATUS[code])
    .type('application/problem+json')
    .setHeader('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}

@Catch()
@Injectable()
export class RefusalFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const refusal = this.refusalOf(error);
    if (response.headersSent) return;
    sendProblem(response, refusal, langOf(request.headers['accept-language']));
  }

  protected refusalOf(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    const status =
      error instanceof HttpException
        ? error.getStatus()
        : (error as { status?: unknown } | null | undefined)?.status;
    // What the body parser and the router refuse is the asker's; everything else is ours.
    if (typeof status === 'number' && status >= 400 && status < 500)
      return new Refusal(BY_STATUS[status] ?? 'invalid');
    if (isOutOfReach(error)) return new Refusal('unavailable');
    this.log.error({ error }, 'a request failed');
    return new Refusal('internal');
  }
}

/** The database cannot be reached or takes nothing more: the asker is told that it was not received. */
const isOutOfReach = (error: unknown): boolean => {
  const { code } = (error ?? {}) as { code?: unknown };
  return /^(08|53|57P0|25006|ECONN|EPIPE|ETIMEDOUT|SQLITE_(BUSY|FULL|IOERR|CANTOPEN|READONLY))/.test(
    String(code ?? ''),
  );
};
