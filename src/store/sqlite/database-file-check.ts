/** Before anything is made beside a file or in it: it must be the hub's, or one to be. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UnsafeSettingsError } from '../../kernel/config.js';

/** What every SQLite file begins with (sqlite.org/fileformat2.html, 1.3). */
const MAGIC = 'SQLite format 3\0';
const BUSY_MILLISECONDS = 2000;

/** @param file that is open, and no device: one may never answer. */
export function isSqliteFile(file: number): boolean {
  const head = Buffer.alloc(MAGIC.length);
  readSync(file, head, 0, head.length, 0);
  return head.toString('latin1') === MAGIC;
}

/**
 * A path that was mistyped must not fill another program's database with the hub's tables.
 * @throws UnsafeSettingsError
 */
export function requireOwnDatabase(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || (found.isFile() && found.size === 0)) return;
  if (!found.isFile())
    throw new UnsafeSettingsError(
      `DATABASE_URL: ${path} is a folder or a device: name a file of the hub's own`,
    );
  if (!beginsAsSqlite(path))
    throw new UnsafeSettingsError(
      `DATABASE_URL: ${path} is not a database of SQLite, or a damaged one: correct the path, or restore it by yihu restore --from FILE --aside (or npm run restore -- …)`,
    );
  if (!hasOurTables(path))
    throw new UnsafeSettingsError(
      `DATABASE_URL: ${path} is the database of another program: name a file of the hub's own`,
    );
}

function beginsAsSqlite(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    return isSqliteFile(file);
  } finally {
    closeSync(file);
  }
}

/** One without any table is anybody's. */
function hasOurTables(path: string): boolean {
  const database = new Database(path, { fileMustExist: true, timeout: BUSY_MILLISECONDS });
  try {
    const names = database
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'",
      )
      .pluck()
      .all();
    return names.length === 0 || names.includes('migrations');
  } finally {
    database.close();
  }
}
