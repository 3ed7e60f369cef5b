/**
 * The log in a file of bounded size: when it is full it is moved aside, and the oldest of those that were moved goes.
 * Whoever moves it by a program of their own (logrotate) says so by SIGHUP, after which it is written anew.
 */
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pino, type DestinationStream } from 'pino';

/** The file itself and those beside it: `hub.log`, `hub.log.1`, … */
export const LOG_FILES = 10;
const MEGABYTE = 1024 * 1024;

export interface LogFile extends DestinationStream {
  /** It was moved away by somebody else. */
  reopen(): void;
  /** Nothing is kept back any more. */
  flush(): void;
}

/** @param megabytes of all files together */
export function openLogFile(path: string, megabytes: number): LogFile {
  mkdirSync(dirname(path), { recursive: true });
  const most = (megabytes * MEGABYTE) / LOG_FILES;
  // At once, so that the last words before an end are there; lines are few.
  const file = pino.destination({ dest: path, append: true, sync: true, mode: 0o640 });
  let written = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  // A disk that is full costs lines of the log, and nothing else.
  file.on('error', () => undefined);

  const moveAside = () => {
    try {
      rmSync(`${path}.${LOG_FILES - 1}`, { force: true });
      for (let n = LOG_FILES - 1; n > 0; n--) {
        const from = n === 1 ? path : `${path}.${n - 1}`;
        if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${path}.${n}`);
      }
      file.reopen();
    } catch {
      // It cannot be moved: it is gone on with, and tried again when as much again was written.
    }
    written = 0;
  };
  return {
    write: (line) => {
      file.write(line);
      written += Buffer.byteLength(line);
      if (written >= most) moveAside();
    },
    reopen: () => {
      written = 0;
      file.reopen();
    },
    flush: () => file.flushSync(),
  };
}
