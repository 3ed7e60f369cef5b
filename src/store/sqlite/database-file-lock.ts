/**
 * One hub to a database file. The lock is the system's, on a small file beside the database: it ends with the process,
 * however that ends, so that nothing is left over to be cleared away by hand.
 */
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UnsafeSettingsError } from '../../kernel/config.js';
import { iso } from '../../protocol/time/instant.js';
import { makeFolder, removeFolders } from '../../kernel/seal/make-folder.js';
import { requireOwnDatabase } from './database-file-check.js';

export interface Holder {
  pid: number;
  host: string;
  since: number;
  /** 1 where it gives the file away when it is asked to (src/take-over). */
  hands_over: number;
}
/** Somebody has it; who, where they have written themselves down. */
export class DatabaseFileTaken extends UnsafeSettingsError {
  constructor(
    path: string,
    readonly holder: Holder | undefined,
  ) {
    super(takenBy(path, holder));
  }
}
export interface LockOptions {
  /** This process gives it away when it is asked to. */
  handsOver?: boolean;
}
export interface FileLock {
  release(): void;
  /** Releases it, and takes the lock and its folders away again where no database came of it. */
  withdraw(): void;
}

/** A connection that nobody knows any more is closed, and its lock with it. */
const held = new Set<Database.Database>();

/**
 * Takes the file for this process. What is not the hub's is left as it is, with nothing beside it.
 * @throws DatabaseFileTaken naming the process that has it; UnsafeSettingsError naming what is in the way
 */
export function lockDatabaseFile(path: string, now: number, options?: LockOptions): FileLock {
  requireOwnDatabase(path);
  return lockWhateverFile(path, now, options);
}

/**
 * As above, whatever stands there: for who brings back a database in the place of a damaged one.
 * @throws DatabaseFileTaken naming the process that has it
 */
export function lockWhateverFile(path: string, now: number, options: LockOptions = {}): FileLock {
  const made = makeFolder(dirname(path));
  // By another name it is the same file.
  const file = existsSync(path) ? realpathSync(path) : path;
  const place = `${file}.lock`;
  const undo = () => {
    if (existsSync(path)) return;
    rmSync(place, { force: true });
    removeFolders(made);
  };
  const lock = lockAt(place, undo);
  try {
    // Whoever has begun to write lets others read, who they are too, and no second one begin.
    lock.exec('begin immediate');
    lock.exec('drop table if exists holder');
    lock.exec('create table holder (pid integer, host text, since integer, hands_over integer)');
    lock
      .prepare('insert into holder values (?, ?, ?, ?)')
      .run(process.pid, hostname(), now, options.handsOver ? 1 : 0);
    lock.exec('commit');
    lock.exec('begin immediate');
  } catch (error) {
    const taken = (error as { code?: string }).code?.startsWith('SQLITE_BUSY');
    const reason = taken ? new DatabaseFileTaken(path, holderOf(lock)) : notOurLock(error, place);
    lock.close();
    throw reason;
  }
  held.add(lock);
  const release = () => {
    held.delete(lock);
    lock.close();
  };
  return {
    release,
    withdraw: () => {
      release();
      undo();
    },
  };
}

function lockAt(place: string, undo: () => void): Database.Database {
  try {
    return new Database(place, { timeout: 0 });
  } catch (error) {
    undo();
    throw error;
  }
}

const notOurLock = (error: unknown, place: string): unknown =>
  (error as { code?: string }).code === 'SQLITE_NOTADB'
    ? new UnsafeSettingsError(
        `DATABASE_URL: ${place} stands where the hub keeps its lock and is something else: move it away`,
      )
    : error;

/** Undefined in the moment in which they write themselves down. */
function holderOf(lock: Database.Database): Holder | undefined {
  try {
    return lock.prepare('select * from holder').get() as Holder | undefined;
  } catch {
    return undefined;
  }
}

const takenBy = (path: string, holder: Holder | undefined): string =>
  `the database file ${path} is in use by another Yihu` +
  (holder ? `: process ${holder.pid} on ${holder.host}, since ${iso(holder.since)}` : '') +
  '. Two of them would each ring for the same calls. Stop that one first, or name another DATABASE_URL';
