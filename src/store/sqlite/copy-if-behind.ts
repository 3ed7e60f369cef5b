/** A copy of a database file that another process has and writes: of one instant, and made by reading alone. */
import Database from 'better-sqlite3';
import { missingMigrations, newerText, unknownMigrations } from '../schema-state.js';
import { UnsafeSettingsError } from '../../kernel/config.js';
import type { Schema } from '../tables.js';

/**
 * Copies it where this version would migrate it.
 * @returns whether it did
 * @throws UnsafeSettingsError where a newer version has migrated it
 */
export function copyIfBehind(from: string, to: string, schema: Schema): boolean {
  const database = new Database(from, { readonly: true, fileMustExist: true });
  try {
    const run = database.prepare('select name from migrations order by id').pluck().all() as string[];
    const unknown = unknownMigrations(run, schema);
    if (unknown.length) throw new UnsafeSettingsError(newerText(unknown));
    if (!missingMigrations(run, schema).length) return false;
    database.prepare('vacuum into ?').run(to);
    return true;
  } finally {
    database.close();
  }
}
