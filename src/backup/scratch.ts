/** A folder for what is under way, beside the database and as private: it goes when the work is over. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../kernel/config.js';
import { makeFolder } from '../kernel/seal/make-folder.js';
import { DAY } from '../protocol/time/durations.js';

const PREFIX = '.yihu-under-way-';

const besides = ({ database, files }: Pick<Config, 'database' | 'files'>) =>
  resolve(database.kind === 'sqlite' ? dirname(database.path) : files);

/** Also takes away what a death left there a day ago. */
export async function inScratch<T>(
  config: Pick<Config, 'database' | 'files'>,
  now: number,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const beside = besides(config);
  makeFolder(beside, 0o700);
  for (const name of readdirSync(beside).filter((found) => found.startsWith(PREFIX))) {
    const left = join(beside, name);
    if ((statSync(left, { throwIfNoEntry: false })?.mtimeMs ?? now) < now - DAY)
      rmSync(left, { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(beside, PREFIX));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
