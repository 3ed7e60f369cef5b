/** Both databases of a move, opened and looked at: nothing is written before each is what it has to be. */
import { UnsafeSettingsError, type Config } from '../kernel/config.js';
import { SCHEMA } from '../schema.js';
import { databaseFailureText } from '../ops/start-failure-text.js';
import { PostgresStore } from '../store/postgres/postgres.js';
import { migrationsRun, missingMigrations, newerText, unknownMigrations } from '../store/schema-state.js';
import { SqliteStore } from '../store/sqlite/sqlite.js';
import type { End } from './end.query.js';
import { holdsData, tablesOf } from './move-state.query.js';
import { openPostgresEnd } from './postgres-end.repository.js';
import { openSqliteEnd } from './sqlite-end.repository.js';
import { unfinishedMove, type UnfinishedMove } from './unfinished-move.repository.js';

export type Database = Config['database'];

async function open(database: Database, use: 'source' | 'target', now: number): Promise<End> {
  try {
    return database.kind === 'sqlite'
      ? openSqliteEnd(database.path, use, now)
      : await openPostgresEnd(database.url, use);
  } catch (error) {
    const why = error instanceof UnsafeSettingsError ? error.message : databaseFailureText(error, database);
    if (why === undefined) throw error;
    const option = use === 'source' ? '--from' : '--to';
    throw new UnsafeSettingsError(why.replaceAll('DATABASE_URL', option), { cause: error });
  }
}

/** @throws UnsafeSettingsError where it cannot be moved as it is */
export async function openSource(database: Database, now: number): Promise<End> {
  const source = await open(database, 'source', now);
  try {
    const tables = await tablesOf(source);
    if (await unfinishedMove(source, tables))
      throw new UnsafeSettingsError('--from: it is itself the target of a move that did not finish');
    const run = await migrationsRun(source.rows, source.kind);
    if (!run.length) throw new UnsafeSettingsError(`--from: ${source.name} holds nothing of Yihu`);
    const unknown = unknownMigrations(run, SCHEMA);
    if (unknown.length) throw new UnsafeSettingsError(`--from: ${newerText(unknown)}`);
    if (missingMigrations(run, SCHEMA).length)
      throw new UnsafeSettingsError(
        '--from: the database is of an earlier version: start this version on it once, stop it, and move it then',
      );
    return source;
  } catch (error) {
    await source.close();
    throw error;
  }
}

export interface Target {
  end: End;
  /** Where an earlier move was cut short. */
  unfinished: UnfinishedMove | undefined;
}

/** Migrated, and empty or half of this very move. @throws UnsafeSettingsError where it is anything else */
export async function openTarget(database: Database, source: string, now: number): Promise<Target> {
  const looked = await lookAtTarget(database, source, now);
  if (looked.migrated) return looked;
  await looked.end.close();
  await migrate(database);
  return lookAtTarget(database, source, now);
}

async function lookAtTarget(
  database: Database,
  source: string,
  now: number,
): Promise<Target & { migrated: boolean }> {
  const end = await open(database, 'target', now);
  try {
    if (end.name === source) throw new UnsafeSettingsError('--from and --to are the same database');
    const tables = await tablesOf(end);
    const run = await migrationsRun(end.rows, end.kind);
    const unfinished = await unfinishedMove(end, tables);
    const migrated = !missingMigrations(run, SCHEMA).length;
    const unknown = unknownMigrations(run, SCHEMA);
    if (unfinished && unfinished.source !== source)
      throw new UnsafeSettingsError(
        `--to: ${end.name} is half of a move of ${unfinished.source}: finish that one, or empty the target`,
      );
    if (unfinished && (unknown.length || !migrated))
      throw new UnsafeSettingsError(
        `--to: the move into ${end.name} was begun by another version of Yihu: go on with that one, or empty the target`,
      );
    if (unknown.length) throw new UnsafeSettingsError(`--to: ${newerText(unknown)}`);
    if (!unfinished && ((tables.length > 0 && !run.length) || (await holdsData(end, tables))))
      throw new UnsafeSettingsError(
        `--to: ${end.name} is not empty: name a database in which nothing is, or empty this one yourself`,
      );
    return { end, unfinished, migrated };
  } catch (error) {
    await end.close();
    throw error;
  }
}

async function migrate(database: Database): Promise<void> {
  const store =
    database.kind === 'sqlite'
      ? await SqliteStore.open(database.path, SCHEMA)
      : await PostgresStore.open(database.url, SCHEMA);
  await store.close();
}
