/** What both commands are made of: the settings they look at, what they print, and how they end. */
import { resolve } from 'node:path';
import { SystemClock } from '../kernel/clock.js';
import { readConfig, type Config } from '../kernel/config.js';
import { armFailpoint } from '../kernel/failpoint.js';
import { onTheWall } from '../protocol/time/local-day.js';
import { keeperFor } from '../file-store/file-store.module.js';
import type { Schema } from '../store/tables.js';
import { BackupFailure, failureText } from './backup-failure.js';
import { loadKeys, type BackupTools } from './backup-tools.js';
import { Progress } from './progress.js';

/** Of the hub's settings those that say where things are: the others may be wrong on the day of a restore. */
const ASKED = [
  'DATABASE_URL',
  'DATABASE_URL_FILE',
  'YIHU_KEY_FILE',
  'YIHU_FILES',
  'YIHU_FILE_STORE',
  'YIHU_S3_ACCESS_KEY',
  'YIHU_S3_SECRET_KEY',
  'YIHU_S3_ACCESS_KEY_FILE',
  'YIHU_S3_SECRET_KEY_FILE',
  'YIHU_S3_REGION',
  'YIHU_DEMO',
  'YIHU_FAILPOINT',
  'YIHU_CRASH_TESTS',
] as const;

export interface Command<T> {
  /** `Yihu makes no backup`, said before the reason. */
  failed: string;
  schema: Schema;
  version: string;
  work(tools: BackupTools): Promise<T>;
  /** What is printed in the end. */
  said(result: T): string[];
  /** What the database or the settings say, as the hub's own start says it; undefined where it is nothing of theirs. */
  explain(error: unknown, database: Config['database'] | undefined): string | undefined;
  /** What the command was asked to write or read, to be named. */
  path: string;
}

/** Where a command is run by npm, paths are meant from where it was typed. */
export const asTyped = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path);

/** For a hub that started this, by its channel. */
export type CommandMessage<T> = { result: T } | { failure: string };

/** Ends with one sentence on standard error and the code 1 where nothing came of it. */
export async function runCommand<T>(command: Command<T>): Promise<void> {
  let database: Config['database'] | undefined;
  const tell = (message: CommandMessage<T>) =>
    new Promise<void>((told) => (process.send ? process.send(message, () => told()) : told()));
  try {
    const config = readConfig(Object.fromEntries(ASKED.map((name) => [name, process.env[name]])));
    ({ database } = config);
    armFailpoint(config.failpoint);
    const clock = new SystemClock();
    const result = await command.work({
      config,
      ...loadKeys(config),
      keeper: keeperFor(config, clock),
      schema: command.schema,
      clock,
      progress: new Progress((line) => process.stdout.write(`${line}\n`)),
      version: command.version,
    });
    for (const line of command.said(result)) process.stdout.write(`${line}\n`);
    await tell({ result });
  } catch (error) {
    const file = otherFile(error, database);
    const own = error instanceof BackupFailure || file !== undefined;
    const why =
      (own ? undefined : command.explain(error, database)) ?? failureText(error, file ?? command.path);
    process.stderr.write(`${command.failed}: ${why}\n`);
    await tell({ failure: why });
    process.exitCode = 1;
  }
  // A channel to the hub would keep this process alive.
  if (process.connected) process.disconnect();
}

/** The file that the system names, where it is none of the database's: settings are not what is wrong then. */
function otherFile(error: unknown, database: Config['database'] | undefined): string | undefined {
  const { syscall, dest, path = '' } = error as { syscall?: unknown; dest?: string; path?: string };
  if (typeof syscall !== 'string' || !path) return undefined;
  // What has the name already, and not the draft that was to have it.
  if (dest !== undefined) return dest;
  return database?.kind === 'sqlite' && path.startsWith(database.path) ? undefined : path;
}

export const instantText = (at: number | undefined): string =>
  at === undefined
    ? 'no call'
    : `${onTheWall(at).toISOString().slice(0, 19).replace('T', ' ')} (Asia/Shanghai)`;
export const countText = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
