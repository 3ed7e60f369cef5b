/** What an archive of an SQLite database is written of: a copy of one instant, which nobody else has. */
import { createReadStream, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ReaderStore } from '../../store/reader-store.js';
import type { BackupTools } from '../backup-tools.js';
import { BackupFailure } from '../backup-failure.js';
import { copyDatabase } from '../sqlite/copy-database.js';
import { contentsOf, filesNamed, type Contents } from './archive-contents.query.js';

export interface DatabaseSource {
  contents: Contents;
  /** Of the file; undefined where that is not known before. */
  bytes: number | undefined;
  read(): AsyncIterable<Uint8Array>;
  /** Where the bytes of each file lie that its messages name. */
  files(): AsyncIterable<{ id: string; bytes: number }>;
  /** Lets go of all of it. */
  close(): Promise<void>;
}

export async function sqliteSource(
  path: string,
  scratch: string,
  { progress }: Pick<BackupTools, 'progress'>,
): Promise<DatabaseSource> {
  if (!existsSync(path) || statSync(path).size === 0)
    throw new BackupFailure(`there is no database at ${path}: correct DATABASE_URL`);
  const copy = join(scratch, 'copy.sqlite');
  progress.begin('copying the database');
  await copyDatabase(path, copy, progress.part);
  const reader = await ReaderStore.open({ kind: 'sqlite', path: copy });
  const contents = await contentsOf(reader.read);
  return {
    contents,
    bytes: statSync(copy).size,
    // Opened when it is read and no sooner: nobody hears of a stream that nobody reads.
    read: async function* () {
      yield* createReadStream(copy) as AsyncIterable<Uint8Array>;
    },
    files: () => filesNamed(reader.read, contents),
    close: async () => {
      await reader.close();
      for (const part of ['', '-wal', '-shm']) rmSync(`${copy}${part}`, { force: true });
    },
  };
}
