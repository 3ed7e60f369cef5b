/** The one file of a form (multipart/form-data), handed on as it comes and kept nowhere. */
import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import multer, { type StorageEngine } from 'multer';
import { refuse, Refusal } from '../kernel/refusal/refusal.js';
import { FILE_FIELD, refuseFile } from './kinds/refuse-file.js';

export interface FilePart {
  /** As the form says it; undefined where it says none. */
  name: string | undefined;
  /** What stood before it in the form: whose it is. */
  by: string | undefined;
  bytes: Readable;
  /** It was longer than it may be, and ended there. */
  isCut(): boolean;
}
const FORM_LIMITS = { files: 1, fields: 2, parts: 3, fieldNameSize: 50, fieldSize: 100, headerPairs: 20 };

/**
 * @param take reads it; what it made is undone where the form does not come to its end
 * @throws Refusal `invalid` where there is no such form, whatever `take` throws
 */
export async function receiveFile<T>(
  request: Request,
  response: Response,
  megabytes: number,
  take: (part: FilePart) => Promise<T>,
  undo: (made: T) => Promise<void>,
): Promise<T> {
  // Given up while it was looked at who sends it: nothing more is told of it, not even its end.
  if (request.destroyed) return refuseFile('file_one');
  let taken: Promise<T> | undefined;
  const storage: StorageEngine = {
    _handleFile: (_request, file, done) => {
      const bytes = file.stream as Readable & { truncated?: boolean };
      const { by } = request.body as { by?: unknown };
      taken = take({
        name: file.originalname,
        by: typeof by === 'string' && by ? by : undefined,
        bytes,
        isCut: () => bytes.truncated === true,
      });
      void tell(taken, done);
    },
    _removeFile: (_request, _file, done) => done(null),
  };
  const limits = { ...FORM_LIMITS, fileSize: megabytes * 1024 * 1024 };
  const middle = multer({ storage, limits, defParamCharset: 'utf8' }).single(FILE_FIELD);
  const error = await new Promise<Error | undefined>((over) =>
    middle(request, response, (said?: unknown) => over(said as Error | undefined)),
  );
  if (!error) return taken ?? noFile(request);
  const made = await taken?.catch(() => undefined);
  if (made !== undefined) await undo(made);
  // What multer and its parser say is for programs.
  if (error instanceof Refusal) throw error;
  if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE')
    return refuseFile('file_large', { max: megabytes });
  if (isOfTheForm(error)) return refuseFile('file_one');
  throw error;
}

async function tell(made: Promise<unknown>, done: (error: unknown, info?: object) => void): Promise<void> {
  const error = await made.then(
    () => null,
    (failure: unknown) => failure,
  );
  done(error, {});
}
const isOfTheForm = (error: Error) =>
  error instanceof multer.MulterError ||
  (error instanceof Error &&
    /multipart|Malformed|Unexpected end|Request (?:aborted|closed)|aborted/i.test(error.message));

/** Another kind of body, which nobody has read. */
function noFile(request: Request): never {
  request.resume();
  return refuse('invalid', { fields: { [FILE_FIELD]: 'file_one' } });
}
