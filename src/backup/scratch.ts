/** A folder for what is under way, beside the database and as private: it goes when the work is over. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../kernel/config.js';
import { makeFolder } from '../kernel/seal/make-folder.js';
import { DAY } from '../protocol/time/durations.js';

const PREFIX = '.yihu-under-way-';

const besides = ({ database, files }: Pick<Config, 'database' | 'files'>) =>
  resolve(database.kind === 'sqlite' ? dirname(database.path) : files);

/** Which process has it: of this machine it is known whether it lives. */
const NAME = /^\.yihu-under-way-(\d+)@([\w.-]+)-\w{6}$/;

/** A hub that dies again and again while it copies must not fill the disk that it needs. */
function isLeftOver(path: string, name: string, now: number): boolean {
  const [, pid, host] = NAME.exec(name) ?? [];
  if (host === hostname() && !isAlive(Number(pid))) return true;
  return (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now) < now - DAY;
}
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** Also takes away what a death left there, on another machine a day ago. */
export async function inScratch<T>(
  config: Pick<Config, 'database' | 'files'>,
  now: number,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const beside = besides(config);
  makeFolder(beside, 0o700);
  for (const name of readdirSync(beside).filter((found) => found.startsWith(PREFIX))) {
    const left = join(beside, name);
    if (isLeftOver(left, name, now)) rmSync(left, { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(beside, `${PREFIX}${process.pid}@${hostname()}-`));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
