/** Where and when the hub backs itself up, and where the tail of its journal goes, from the settings. */
import { resolve } from 'node:path';

export interface BackupSettings {
  /** The folder of the archives. */
  readonly folder: string;
  /** The local hour from which they are counted. */
  readonly hour: number;
  /** Hours from one to the next. */
  readonly every: number;
  /** How many archives stay. */
  readonly keep: number;
}
export interface TailSettings {
  /** The second place: a folder of another disk. */
  readonly folder: string;
  /** Seconds from one look at what was written to the next. */
  readonly seconds: number;
}
interface Given {
  YIHU_BACKUP_TO?: string | undefined;
  YIHU_BACKUP_HOUR?: string | undefined;
  YIHU_BACKUP_EVERY?: string | undefined;
  YIHU_BACKUP_KEEP?: string | undefined;
  YIHU_TAIL_TO?: string | undefined;
  YIHU_TAIL_SECONDS?: string | undefined;
}
const OF_BACKUPS = ['YIHU_BACKUP_HOUR', 'YIHU_BACKUP_EVERY', 'YIHU_BACKUP_KEEP'] as const;
const [HOUR, EVERY, KEEP, SECONDS] = [3, 24, 14, 3];
/** A day is made of whole ones, so that they are at the same hours every day. */
const PARTS_OF_A_DAY = [1, 2, 3, 4, 6, 8, 12, 24];
const MOST_KEPT = 1000;
const SLOWEST_TAIL = 10;

const numberOf = (text: string | undefined, otherwise: number): number =>
  text === undefined ? otherwise : /^\d{1,4}$/.test(text) ? Number(text) : NaN;

/** @param wrong is told what is wrong, and how to mend it */
export function backupOf(given: Given, wrong: string[]): BackupSettings | undefined {
  const hour = numberOf(given.YIHU_BACKUP_HOUR, HOUR);
  const every = numberOf(given.YIHU_BACKUP_EVERY, EVERY);
  const keep = numberOf(given.YIHU_BACKUP_KEEP, KEEP);
  if (!(hour <= 23)) wrong.push('YIHU_BACKUP_HOUR is not an hour from 0 to 23');
  if (!PARTS_OF_A_DAY.includes(every))
    wrong.push(`YIHU_BACKUP_EVERY is none of ${PARTS_OF_A_DAY.join(', ')} hours`);
  if (!(keep >= 1 && keep <= MOST_KEPT))
    wrong.push(`YIHU_BACKUP_KEEP is not a number from 1 to ${MOST_KEPT}`);
  if (given.YIHU_BACKUP_TO !== undefined) return { folder: resolve(given.YIHU_BACKUP_TO), hour, every, keep };
  const lonely = OF_BACKUPS.find((name) => given[name] !== undefined);
  if (lonely)
    wrong.push(`${lonely} says how, and nothing says where: set YIHU_BACKUP_TO to a folder of another disk`);
  return undefined;
}

/** @param wrong is told what is wrong, and how to mend it */
export function tailOf(given: Given, isSqlite: boolean, wrong: string[]): TailSettings | undefined {
  const seconds = numberOf(given.YIHU_TAIL_SECONDS, SECONDS);
  if (!(seconds >= 1 && seconds <= SLOWEST_TAIL))
    wrong.push(`YIHU_TAIL_SECONDS is not a number from 1 to ${SLOWEST_TAIL}`);
  if (given.YIHU_TAIL_TO === undefined) {
    if (given.YIHU_TAIL_SECONDS !== undefined)
      wrong.push('YIHU_TAIL_SECONDS says how often, and nothing says where: set YIHU_TAIL_TO to a folder');
    return undefined;
  }
  if (!isSqlite)
    wrong.push(
      'YIHU_TAIL_TO is for SQLite: PostgreSQL archives its own log (archive_command, see docs/backup.md)',
    );
  return { folder: resolve(given.YIHU_TAIL_TO), seconds };
}
