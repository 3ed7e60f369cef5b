/** A connection that cannot write, and what it keeps of the file in memory. */
import Database from 'better-sqlite3';

export type ReadOnly = Database.Database;

export const BUSY_MILLISECONDS = 50;
/** KB. What the event loop asks is little: calls, people, what is open. */
export const NEAR_READING = 8 * 1024;
/** KB. What a search looks up in the index of a million calls lies all over it. */
export const FAR_READING = 24 * 1024;

export function readOnly(path: string, kilobytes: number): ReadOnly {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_MILLISECONDS });
  database.pragma(`cache_size = -${kilobytes}`);
  // Opened on the first question it would be opened while somebody waits.
  database.prepare('select 1').get();
  return database;
}
