/** Connections to an SQLite file as the hub uses them, and what their errors mean. */
import { DataSource } from 'typeorm';
import type { OpenedReader } from '../opened-reader.js';
import { sqliteQueries, type SqliteConnection } from '../queries.js';
import type { Schema } from '../tables.js';
import { BUSY_MILLISECONDS, FAR_READING, readOnly } from './read-only.js';

interface Pragmas {
  readonly inTransaction: boolean;
  pragma(text: string, options?: { simple: boolean }): unknown;
}
/** Pages; a checkpoint syncs twice more: seldom enough not to be felt, the log stays below 16 MB. */
export const CHECKPOINT_PAGES = 2000;

/**
 * Migrations are plain SQL: what the entities are takes a while to work out, and nothing here asks for it.
 * @param checkpoint after how many pages SQLite brings its log into the database; 0: never by itself
 */
export const source = (path: string, { migrations }: Schema, checkpoint = CHECKPOINT_PAGES) =>
  new DataSource({
    type: 'better-sqlite3',
    database: path,
    migrations,
    migrationsTransactionMode: 'each',
    timeout: BUSY_MILLISECONDS,
    statementCacheSize: 500,
    prepareDatabase: (db: Pragmas) => {
      // A call, and what a ring asked, fit a page of this size; on smaller ones each has a page beside it.
      db.pragma('page_size = 8192');
      // FULL before WAL: with the library's default an acknowledged call could be lost at a power cut.
      db.pragma('synchronous = FULL');
      db.pragma('journal_mode = WAL');
      db.pragma('foreign_keys = ON');
      db.pragma(`wal_autocheckpoint = ${checkpoint}`);
    },
  });

export const connectionOf = (opened: DataSource) =>
  (opened.driver as unknown as { databaseConnection: SqliteConnection & Pragmas }).databaseConnection;

/** The code better-sqlite3 gave, through TypeORM's wrapping. */
const codeOf = (error: unknown): string =>
  String(
    (error as { driverError?: { code?: string }; code?: string }).driverError?.code ??
      (error as { code?: string }).code ??
      '',
  );
export const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY');
/** After these SQLite may have rolled back the whole transaction. */
export const isFatal = (error: unknown) =>
  /^SQLITE_(FULL|IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN)/.test(codeOf(error));

export const isDamage = (error: unknown) => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));

/** For a process beside the hub: a connection of its own, which the hub's writers never wait for. */
export async function sqliteReader(path: string): Promise<OpenedReader> {
  const reader = readOnly(path, FAR_READING);
  const queries = sqliteQueries(reader);
  return {
    read: queries,
    frozen: () => queries.run('BEGIN').then(() => queries),
    close: async () => void reader.close(),
  };
}
