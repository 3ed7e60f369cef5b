/** Each request to the API is one operation: counted by its status, timed, and at `debug` a line by its route, never by its address. */
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { stopwatch } from '../kernel/clock.js';
import type { Meters } from '../kernel/meters/meters.js';
import { STATUS } from '../kernel/refusal/refusal.filter.js';
import { Operation } from '../kernel/trace/operation.js';

interface Locals {
  operation: Operation;
}
const CODES = new Map(Object.entries(STATUS).map(([code, status]) => [status, code]));

export const eachAnOperation =
  (meters: Meters, log: Logger) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const operation = new Operation(request.method);
    response.once('close', () => {
      const route = (request.route as { path?: unknown } | undefined)?.path;
      // What no route takes is one thing, whatever was asked for.
      operation.name = `${request.method} ${typeof route === 'string' ? route : 'elsewhere'}`;
      const { statusCode: status } = response;
      const seconds = (stopwatch() - operation.startedAt) / 1000;
      operation.end(status < 400 ? 'ok' : (CODES.get(status) ?? String(status)));
      meters.asked.request(status, seconds);
      if (log.isLevelEnabled('debug'))
        log.debug(
          { request: operation.name, status, seconds, operation: operation.id },
          'a request was answered',
        );
    });
    (response.locals as Locals).operation = operation;
    operation.run(next);
  };

/** Behind what reads bodies: they come from the line, which belongs to no operation. */
export const inItsOperation = (_request: Request, response: Response, next: NextFunction): void =>
  (response.locals as Locals).operation.run(next);
