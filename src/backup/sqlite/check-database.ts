/**
 * Whether a database that nobody uses is whole, and brought to the tables of this version: its pages and indexes, what
 * refers to what, whether these keys open it, and whether its journal gives the sums that it keeps.
 */
import Database from 'better-sqlite3';
import { canOpenStoredData } from '../../desk/seal-key-check.js';
import type { Config } from '../../kernel/config.js';
import { rebuild } from '../../reports/rebuild/rebuild.js';
import { PostgresStore } from '../../store/postgres/postgres.js';
import { ReaderStore } from '../../store/reader-store.js';
import { unknownMigrations } from '../../store/schema-state.js';
import { SqliteStore } from '../../store/sqlite/sqlite.js';
import type { Schema } from '../../store/tables.js';
import type { Keys } from '../archive/read-archive.js';
import { contentsOf, type Contents } from '../archive/archive-contents.query.js';
import { BackupFailure } from '../backup-failure.js';

export interface Checked extends Contents {
  /** The first sum that is not what the journal gives; undefined where all are. */
  difference: string | undefined;
}

/** @throws BackupFailure where a page, an index or a reference is not as it must be */
export function checkPages(path: string): void {
  let found: unknown;
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true });
    try {
      found = database.pragma('integrity_check(1)', { simple: true });
      if (found === 'ok' && (database.pragma('foreign_key_check') as unknown[]).length)
        found = 'a row refers to one that is not there';
    } finally {
      database.close();
    }
  } catch (error) {
    found = (error as Error).message;
  }
  if (found !== 'ok') throw new BackupFailure(`the database is damaged (${String(found).split('\n')[0]})`);
}

/** Brings it to this version's tables, and folds its journal. @throws BackupFailure */
export async function checkRows(
  database: Config['database'],
  schema: Schema,
  { seal, keyFile }: Keys,
): Promise<Checked> {
  const store =
    database.kind === 'sqlite'
      ? await SqliteStore.open(database.path, schema)
      : await PostgresStore.open(database.url, schema);
  await store.close();
  const reader = await ReaderStore.open(database);
  try {
    if (!(await canOpenStoredData(reader.read, seal)))
      throw new BackupFailure(`the key file ${keyFile} does not open what the database holds`);
    const { difference } = await rebuild(reader);
    return { ...(await contentsOf(reader.read)), difference };
  } finally {
    await reader.close();
  }
}

/** @throws BackupFailure where a newer version made it */
export function requireKnown(migrations: readonly string[], schema: Schema, path: string): void {
  const [unknown] = unknownMigrations(migrations, schema);
  if (unknown !== undefined)
    throw new BackupFailure(
      `${path} is of a newer version of Yihu (it has ${unknown}): restore it with that version or a later one`,
    );
}
