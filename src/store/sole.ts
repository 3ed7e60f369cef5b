/**
 * One hub to a database file. The lock is the system's, on a small file beside the database: it ends with the process,
 * however that ends, so that nothing is left over to be cleared away by hand.
 */
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UnsafeSettings } from '../config.js';
import { iso } from '../protocol/instant.js';

interface Holder {
  pid: number;
  host: string;
  since: number;
}
export interface Hold {
  release(): void;
}

/** A connection that nobody knows any more is closed, and its lock with it. */
const held = new Set<Database.Database>();

/**
 * Takes the file for this process.
 * @throws UnsafeSettings naming the process that has it
 */
export function holdFile(path: string, now: number): Hold {
  mkdirSync(dirname(path), { recursive: true });
  // By another name it is the same file.
  const file = existsSync(path) ? realpathSync(path) : path;
  const lock = new Database(`${file}.lock`, { timeout: 0 });
  try {
    // Whoever has begun to write lets others read, who they are too, and no second one begin.
    lock.exec('begin immediate');
    lock.exec('create table if not exists holder (pid integer, host text, since integer)');
    lock.exec('delete from holder');
    lock.prepare('insert into holder values (?, ?, ?)').run(process.pid, hostname(), now);
    lock.exec('commit');
    lock.exec('begin immediate');
  } catch (error) {
    const taken = (error as { code?: string }).code?.startsWith('SQLITE_BUSY');
    const reason = taken ? new UnsafeSettings(takenBy(path, holderOf(lock))) : error;
    lock.close();
    throw reason;
  }
  held.add(lock);
  return {
    release: () => {
      held.delete(lock);
      lock.close();
    },
  };
}

/** Undefined in the moment in which they write themselves down. */
function holderOf(lock: Database.Database): Holder | undefined {
  try {
    return lock.prepare('select pid, host, since from holder').get() as Holder | undefined;
  } catch {
    return undefined;
  }
}

const takenBy = (path: string, holder: Holder | undefined): string =>
  `the database file ${path} is in use by another Yihu` +
  (holder ? `: process ${holder.pid} on ${holder.host}, since ${iso(holder.since)}` : '') +
  '. Two of them would each ring for the same calls. Stop that one first, or name another DATABASE_URL';
