/** Every "no" over the channels, in the ack. No stack, no SQL, no file path ever leaves. */
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../kernel/logger.js';
import type { Message } from './message.js';

@Catch()
@Injectable()
export class AckFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    host.getArgByIndex<Message>(2).fail(error, this.log);
  }
}
