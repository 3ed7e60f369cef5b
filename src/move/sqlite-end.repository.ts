/** A database file, which nobody else has while it is moved. */
import { existsSync, realpathSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UnsafeSettingsError } from '../kernel/config.js';
import { lockDatabaseFile } from '../store/sqlite/database-file-lock.js';
import { restrictToOwner } from '../store/sqlite/owner-only.js';
import { inBatches, namesOf, selectOf, type End, type Reference, type Row, type Value } from './end.query.js';
import type { MovedTable } from './moved-tables.js';

const CACHE = 'cache_size = -65536';

/** @throws UnsafeSettingsError where another has it, or it is not there to be read */
export function openSqliteEnd(path: string, use: 'source' | 'target', now: number): End {
  if (use === 'source' && !existsSync(path))
    throw new UnsafeSettingsError(`--from: there is no database file ${path}`);
  const lock = lockDatabaseFile(path, now);
  if (use === 'target') restrictToOwner(path);
  try {
    return sqliteEnd(path, use, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

function sqliteEnd(path: string, use: 'source' | 'target', release: () => void): End {
  const database = new Database(path, { readonly: use === 'source', fileMustExist: use === 'source' });
  database.pragma(CACHE);
  if (use === 'target') {
    database.pragma('page_size = 8192');
    database.pragma('synchronous = FULL');
    database.pragma('journal_mode = WAL');
    database.pragma('foreign_keys = ON');
  }
  const inserts = new Map<string, Database.Statement>();
  const insertOf = (table: MovedTable) => {
    const known = inserts.get(table.name);
    if (known) return known;
    const places = table.columns.map(({ name }) => `@${name}`).join(', ');
    const made = database.prepare(`insert into ${table.name} (${namesOf(table)}) values (${places})`);
    inserts.set(table.name, made);
    return made;
  };
  const run = async (sql: string, params: readonly Value[] = []) => void database.prepare(sql).run(...params);
  return {
    kind: 'sqlite',
    name: `sqlite:${realpathSync(path)}`,
    run,
    rows: async <T>(sql: string, params: readonly Value[] = []) =>
      database.prepare(sql).all(...params) as T[],
    async *batches(table, selfReference) {
      yield* inBatches(database.prepare(selectOf(table, selfReference)).iterate() as Iterable<Row>);
    },
    insert: async (table, rows) => {
      const statement = insertOf(table);
      for (const row of rows) statement.run(row);
    },
    references: async () => {
      const found = database
        .prepare(
          `select m.name as "table", f."from" as "column", f."table" as names
             from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'`,
        )
        .all();
      return found as Reference[];
    },
    empty: async (tables) => {
      for (const { name } of tables.toReversed()) database.prepare(`delete from ${name}`).run();
    },
    settle: async () => {
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.exec('analyze');
    },
    close: async () => {
      database.close();
      release();
    },
  };
}
