/**
 * An error as it may be logged: its kind, its code, its sentence without what somebody typed, and where it was thrown.
 * A library's error carries more, as a statement with its parameters, or the row that a key was already taken by. Pure.
 */

export interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: LoggedError;
}
interface Thrown {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  stack?: unknown;
  cause?: unknown;
  driverError?: unknown;
}

const LONGEST = 300;
const FRAMES = 12;
const DEEPEST = 3;
/** What programs call things: a column, a code, a path. Nobody's name and no number of five digits. */
const IS_NAME_OF_CODE = /^(?!.*\d{5})[\w$.:/@ -]{0,64}$/;

/** Quoted is what was given: a word of JSON that cannot be read, a value that does not fit its column. */
const withoutGiven = (text: string): string =>
  text
    .replace(/(["'`])(?:(?!\1).)*\1(?!\w)/gs, (quoted) =>
      IS_NAME_OF_CODE.test(quoted.slice(1, -1)) ? quoted : '"…"',
    )
    .replace(/[^\x20-\x7e…]+/g, '…')
    .slice(0, LONGEST);
const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, FRAMES)
    .join('\n');

export function safeError(error: unknown, depth = 0): LoggedError {
  const { name, message, code, stack, cause, driverError } = (error ?? {}) as Thrown;
  const said = typeof error === 'string' ? error : typeof message === 'string' ? message : '';
  const from = cause ?? driverError;
  return {
    type: typeof name === 'string' ? name : typeof error,
    message: withoutGiven(said),
    ...((typeof code === 'string' || typeof code === 'number') && { code: withoutGiven(String(code)) }),
    ...(typeof stack === 'string' && { stack: framesOf(stack) }),
    ...(from !== undefined && from !== null && depth < DEEPEST && { cause: safeError(from, depth + 1) }),
  };
}
