/**
 * The log in a file of bounded size: when it is full it is moved aside, and the oldest of those that were moved goes.
 * Whoever moves it by a program of their own (logrotate) says so by SIGHUP, after which it is written anew.
 */
import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DestinationStream } from 'pino';
import { UnsafeSettingsError } from '../config.js';

/** The file itself and those beside it: `hub.log`, `hub.log.1`, … */
export const LOG_FILES = 10;
const MEGABYTE = 1024 * 1024;

export class LogFile implements DestinationStream {
  private readonly most: number;
  private file: number;
  private written: number;

  /**
   * @param megabytes of all files together
   * @throws UnsafeSettingsError where it cannot be written
   */
  constructor(
    private readonly path: string,
    megabytes: number,
  ) {
    this.most = (megabytes * MEGABYTE) / LOG_FILES;
    try {
      mkdirSync(dirname(path), { recursive: true });
      this.file = openSync(path, 'a', 0o640);
    } catch {
      throw new UnsafeSettingsError(
        `YIHU_LOG_FILE: the log cannot be written to ${path}: correct it, or let the hub write there`,
      );
    }
    this.written = fstatSync(this.file).size;
  }

  /** At once, so that the last words before an end are there; lines are few. */
  write(line: string): void {
    try {
      this.written += writeSync(this.file, line);
      if (this.written >= this.most) this.moveAside();
    } catch {
      // A disk that is full costs lines of the log, and nothing else.
    }
  }

  /** It was moved away by somebody else. */
  reopen(): void {
    const before = this.file;
    this.file = openSync(this.path, 'a', 0o640);
    closeSync(before);
    this.written = fstatSync(this.file).size;
  }

  private moveAside(): void {
    // Where it cannot be moved it is gone on with, and tried again when as much again was written.
    this.written = 0;
    rmSync(`${this.path}.${LOG_FILES - 1}`, { force: true });
    for (let n = LOG_FILES - 1; n > 0; n--) {
      const from = n === 1 ? this.path : `${this.path}.${n - 1}`;
      if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${this.path}.${n}`);
    }
    this.reopen();
  }
}
