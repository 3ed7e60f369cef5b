/**
 * Before a database is migrated: whether this version may have it. Migrations go forward only, so what a newer version
 * has migrated an older one would write wrongly; and what is still being moved is only half there.
 */
import { UnsafeSettingsError } from '../kernel/config.js';
import type { Store } from './store.js';
import type { Schema } from './tables.js';

/** Stands in the target of a move until it is whole (src/move). */
export const UNFINISHED_MOVE = 'unfinished_move';
const MIGRATIONS = 'migrations';

export type Ask = <T>(sql: string, params?: string[]) => Promise<T[]>;

const TABLES = {
  sqlite: "select name from sqlite_master where type = 'table'",
  postgres: 'select table_name as name from information_schema.tables where table_schema = current_schema()',
};

const namesOf = ({ migrations }: Schema): string[] => migrations.map(({ name }) => name);

/** In the order in which they ran; none where nothing was migrated yet. */
export async function migrationsRun(ask: Ask, kind: keyof typeof TABLES): Promise<string[]> {
  const tables = await ask<{ name: string }>(TABLES[kind]);
  if (!tables.some(({ name }) => name === MIGRATIONS)) return [];
  return (await ask<{ name: string }>(`select name from ${MIGRATIONS} order by id`)).map((m) => m.name);
}

/** What the database has that this version does not know. */
export const unknownMigrations = (run: readonly string[], schema: Schema): string[] => {
  const known = new Set(namesOf(schema));
  return run.filter((name) => !known.has(name));
};

/** What this version would still do to the database. */
export const missingMigrations = (run: readonly string[], schema: Schema): string[] =>
  namesOf(schema).filter((name) => !run.includes(name));

/** @throws UnsafeSettingsError in one sentence */
export async function requireOurSchema(ask: Ask, kind: keyof typeof TABLES, schema: Schema): Promise<void> {
  const tables = await ask<{ name: string }>(TABLES[kind]);
  if (tables.some(({ name }) => name === UNFINISHED_MOVE))
    throw new UnsafeSettingsError(
      'the database is the target of a move that did not finish: run npm run move again with the same --from and --to, or name another DATABASE_URL',
    );
  const unknown = unknownMigrations(await migrationsRun(ask, kind), schema);
  if (unknown.length) throw new UnsafeSettingsError(newerText(unknown));
}

export const newerText = (unknown: readonly string[]): string =>
  `the database was migrated by a newer version of Yihu (${unknown.at(-1)} is not known here): start that version or a later one, or restore the backup from before the update`;

/** While a hub runs: what a newer version has done to the database since. */
export async function newerMigrations({ read }: Pick<Store, 'read'>, schema: Schema): Promise<string[]> {
  const run = await read.rows<{ name: string }>(`select name from ${MIGRATIONS} order by id`);
  return unknownMigrations(
    run.map(({ name }) => name),
    schema,
  );
}
