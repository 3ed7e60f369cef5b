/** What an archive of a PostgreSQL database is written of: what pg_dump says of the instant that we count at. */
import { ReaderStore } from '../../store/reader-store.js';
import type { BackupTools } from '../backup-tools.js';
import { contentsOf, filesNamed, shareSnapshot } from '../archive/archive-contents.query.js';
import type { DatabaseSource } from '../archive/sqlite-source.js';
import { runTool } from './pg-tools.js';

export async function postgresSource(
  url: string,
  { progress }: Pick<BackupTools, 'progress'>,
): Promise<DatabaseSource> {
  const reader = await ReaderStore.open({ kind: 'postgres', url });
  await reader.freeze();
  const contents = await contentsOf(reader.read);
  const snapshot = await shareSnapshot(reader.read);
  return {
    contents,
    bytes: undefined,
    read: async function* () {
      progress.begin('dumping the database');
      // Plain, since the archive packs it; owners and rights are the target's own.
      const { child, ended } = runTool(
        'pg_dump',
        url,
        ['--format=custom', '--compress=0', '--no-owner', '--no-privileges', `--snapshot=${snapshot}`],
        'pipe',
      );
      try {
        yield* child.stdout as AsyncIterable<Uint8Array>;
        await ended;
      } finally {
        child.kill();
      }
    },
    files: () => filesNamed(reader.read, contents),
    close: () => reader.close(),
  };
}
