/**
 * One logger, JSON lines. Nobody gives it personal data; what a library's error might carry is left out of it, and what
 * could carry it is redacted besides. A line that is written while something is asked carries its operation.
 */
import { pino, type DestinationStream, type Logger } from 'pino';
import { safeError } from './logs/safe-error.js';
import { currentOperation } from './trace/operation.js';

export const LOGGER = Symbol('logger');

const NAMED_SO = [
  'address',
  'body',
  'callbackPhone',
  'contact',
  'email',
  'name',
  'note',
  'operatorName',
  'parameters',
  'password',
  'phone',
  'pin',
  'query',
  'resident',
  'summary',
  'text',
  'token',
  'username',
  'words',
];
/** A mainland mobile number or an ID number: wherever one stands, it is not for the log. */
const NUMBERS = /(?<![\d.])(?:1[3-9]\d{9}|\d{17}[\dXx])(?![\d.])/g;

export const makeLogger = (level: string, to?: DestinationStream): Logger =>
  pino(
    {
      level,
      redact: ['req.headers', ...NAMED_SO.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])],
      serializers: { error: safeError, err: safeError },
      mixin: () => {
        const operation = currentOperation();
        return operation ? { operation: operation.id } : {};
      },
      hooks: { streamWrite: (line) => line.replace(NUMBERS, '…') },
    },
    to ?? pino.destination(1),
  );
