import type Database from 'better-sqlite3';

/** From here on the connection sees one instant, which begins with its first question. */
export function holdInstant(source: Database.Database): void {
  source.exec('begin');
  source.prepare('select count(*) from sqlite_master').get();
}
