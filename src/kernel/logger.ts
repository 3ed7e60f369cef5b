/** One logger, JSON lines. Personal data is never logged; what could carry it is redacted besides. */
import { pino, type Logger } from 'pino';

export const LOGGER = Symbol('logger');
export const makeLogger = (level: string): Logger =>
  pino({
    level,
    redact: [
      '*.phone',
      '*.callbackPhone',
      '*.resident',
      '*.password',
      '*.token',
      '*.text',
      '*.summary',
      'req.headers',
    ],
    serializers: { error: (error: unknown) => pino.stdSerializers.err(error as Error) },
  });
