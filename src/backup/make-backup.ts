/** Makes an archive, brings it back into a scratch place, and looks there whether everything is in it. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readArchive, type ArchiveSink } from './archive/read-archive.js';
import { sqliteSource, type DatabaseSource } from './archive/sqlite-source.js';
import { requireFreeName, writeArchive } from './archive/write-archive.js';
import { postgresSource } from './postgres/postgres-source.js';
import { inScratchDatabase } from './postgres/postgres-target.js';
import { BackupFailure } from './backup-failure.js';
import type { BackupTools } from './backup-tools.js';
import { checkPages, checkRows, type Checked } from './sqlite/check-database.js';
import { inScratch } from './scratch.js';

export interface BackupResult {
  bytes: number;
  calls: number;
  files: number;
  until: number | undefined;
  /** Ids of files that messages name and that were not there. */
  missing: string[];
  /** What was not looked at, or is not as it should be and was so before. */
  warnings: string[];
}

/** @throws BackupFailure, or what the system says of `to`; no archive is left then */
export async function makeBackup(
  to: string,
  tools: BackupTools,
  { baseOf }: { baseOf?: string } = {},
): Promise<BackupResult> {
  const { config, clock, progress } = tools;
  await requireFreeName(to);
  return inScratch(config, clock.now(), async (scratch) => {
    const { database } = config;
    const madeAt = clock.now();
    const whole =
      database.kind === 'sqlite'
        ? await sqliteSource(database.path, scratch, tools)
        : await postgresSource(database.url, tools);
    // Of the tail, which ships files by themselves.
    const source = baseOf === undefined ? whole : withoutItsFiles(whole);
    const written = await writing(to, madeAt, source, tools, baseOf).finally(() => source.close());
    const warnings: string[] = [];
    let checked: Checked | undefined;
    try {
      progress.begin('bringing it back into a scratch place, to look at it');
      checked = await lookAt(to, scratch, tools);
      if (checked && (checked.calls !== source.contents.calls || checked.until !== source.contents.until))
        throw new BackupFailure('it does not hold what the database held');
    } catch (error) {
      await rm(to, { force: true });
      throw error instanceof BackupFailure
        ? new BackupFailure(`the backup was not good and is taken away: ${error.message}`)
        : error;
    }
    if (!checked)
      warnings.push(
        'it was read from its beginning to its end, and not brought back: the user in DATABASE_URL may make no database to try it in',
      );
    if (checked?.difference !== undefined)
      warnings.push(
        `its sums differ from its journal, as they do in the hub's own database (${checked.difference}): run npm run rebuild -- --mend there`,
      );
    const { calls, until } = source.contents;
    const { files, missing } = written.end;
    return { bytes: written.bytes, calls, until, files, missing, warnings };
  });
}

const withoutItsFiles = (source: DatabaseSource): DatabaseSource => ({
  ...source,
  contents: { ...source.contents, files: 0 },
  files: async function* () {},
});

function writing(
  to: string,
  madeAt: number,
  source: DatabaseSource,
  tools: BackupTools,
  baseOf: string | undefined,
) {
  const { seal, keeper, progress, version, config } = tools;
  const { contents, bytes } = source;
  progress.begin('writing the archive');
  const files = async function* () {
    for await (const { id, bytes: size } of source.files())
      yield { id, bytes: size, sealed: await keeper.read(id, 0, Number.MAX_SAFE_INTEGER) };
  };
  const { calls, until, files: count, migrations } = contents;
  return writeArchive(
    to,
    seal,
    {
      manifest: {
        version,
        madeAt,
        database: { kind: config.database.kind, ...(bytes !== undefined && { bytes }), migrations },
        calls,
        ...(until !== undefined && { until }),
        files: count,
        ...(baseOf !== undefined && { baseOf }),
      },
      database: source.read(),
      files: files(),
    },
    progress.bytes,
  );
}

/** @returns undefined where it could be read only */
async function lookAt(path: string, scratch: string, tools: BackupTools): Promise<Checked | undefined> {
  const staged = join(scratch, 'brought-back');
  await readArchive(path, tools, stagingSink(staged), tools.progress.part);
  tools.progress.begin('looking at every page, and folding the journal');
  const { database } = tools.config;
  if (database.kind === 'postgres')
    return inScratchDatabase(database, staged, (at) => checkRows(at, tools.schema, tools));
  checkPages(staged);
  return checkRows({ kind: 'sqlite', path: staged }, tools.schema, tools);
}

/** The database into a file; files are read to their end. */
export const stagingSink = (staged: string): ArchiveSink => ({
  manifest: async () => undefined,
  database: (bytes) => pipeline(bytes, createWriteStream(staged, { mode: 0o600 })),
  file: async (_file, sealed) => {
    for await (const piece of sealed) void piece;
  },
});
