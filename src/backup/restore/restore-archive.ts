/**
 * Brings an archive back. It is read whole and looked at in a scratch place before anything is touched; then come the
 * files, which do no harm by themselves, and last the database.
 */
import { join } from 'node:path';
import type { Config } from '../../kernel/config.js';
import { lockWhateverFile } from '../../store/sqlite/database-file-lock.js';
import { sealedLength } from '../../file-store/sealed-stream.js';
import { readArchive } from '../archive/read-archive.js';
import { BackupFailure } from '../backup-failure.js';
import type { BackupTools } from '../backup-tools.js';
import { stagingSink } from '../make-backup.js';
import { requireEmpty, restoreDump } from '../postgres/postgres-target.js';
import { findTool } from '../postgres/pg-tools.js';
import { inScratch } from '../scratch.js';
import { checkPages, checkRows, requireKnown, type Checked } from '../sqlite/check-database.js';
import { moveAside, requireRoom, takePlace } from './sqlite-place.js';

export interface Restored {
  calls: number;
  /** The newest line of the journal. */
  until: number | undefined;
  /** When what was brought back was made, and by which version. */
  madeAt: number;
  version: string;
  /** Files that were brought, and those that were there already. */
  files: { brought: number; there: number; missing: string[] };
  /** The name that what stood there has now. */
  aside: string | undefined;
  difference: string | undefined;
}

/** @param aside what stands in the place is renamed; else it is refused */
export async function restoreArchive(from: string, aside: boolean, tools: BackupTools): Promise<Restored> {
  const { database } = tools.config;
  return database.kind === 'sqlite'
    ? inPlaceOf(database, aside, tools, (place) => sqliteFrom(from, place, tools))
    : intoPostgres(from, database, tools);
}

export interface Place {
  scratch: string;
  /** Puts the staged database there. */
  take(staged: string): Promise<string | undefined>;
}
/** No hub may run there, nor start while this is under way. */
export function inPlaceOf<T>(
  { path }: Extract<Config['database'], { kind: 'sqlite' }>,
  aside: boolean,
  { config, clock }: BackupTools,
  work: (place: Place) => Promise<T>,
): Promise<T> {
  requireRoom(path, aside);
  const lock = lockWhateverFile(path, clock.now());
  const take = async (staged: string) => {
    const moved = moveAside(path, clock.now());
    await takePlace(staged, path);
    return moved;
  };
  return inScratch(config, clock.now(), (scratch) => work({ scratch, take })).finally(() => lock.release());
}

async function sqliteFrom(from: string, place: Place, tools: BackupTools): Promise<Restored> {
  const staged = join(place.scratch, 'restored.sqlite');
  const { manifest, end } = await staging(from, staged, tools);
  tools.progress.begin('looking at every page, and folding the journal');
  checkPages(staged);
  const checked = await checkRows({ kind: 'sqlite', path: staged }, tools.schema, tools);
  const files = await bringFiles(from, tools);
  const aside = await place.take(staged);
  return restored(checked, manifest, { ...files, missing: end.missing }, aside);
}

async function intoPostgres(
  from: string,
  database: Extract<Config['database'], { kind: 'postgres' }>,
  tools: BackupTools,
): Promise<Restored> {
  findTool('pg_restore');
  await requireEmpty(database);
  return inScratch(tools.config, tools.clock.now(), async (scratch) => {
    const staged = join(scratch, 'restored.dump');
    const { manifest, end } = await staging(from, staged, tools);
    const files = await bringFiles(from, tools);
    tools.progress.begin('bringing back the database');
    await restoreDump(database, staged);
    tools.progress.begin('folding the journal');
    const checked = await checkRows(database, tools.schema, tools);
    return restored(checked, manifest, { ...files, missing: end.missing }, undefined);
  });
}

async function staging(from: string, staged: string, tools: BackupTools) {
  const { database } = tools.config;
  tools.progress.begin('reading the archive');
  const sink = stagingSink(staged);
  return readArchive(
    from,
    tools,
    {
      ...sink,
      manifest: async (manifest) => {
        if (manifest.database.kind !== database.kind)
          throw new BackupFailure(
            `${from} holds a database of ${NAMES[manifest.database.kind]}, and DATABASE_URL names one of ${NAMES[database.kind]}: restore it to its own kind, then npm run move`,
          );
        requireKnown(manifest.database.migrations, tools.schema, from);
      },
    },
    tools.progress.part,
  );
}
const NAMES = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

/** A file never changes once it has its name: one that is there in its full length is the same. */
async function bringFiles(from: string, tools: BackupTools): Promise<{ brought: number; there: number }> {
  const { keeper, progress } = tools;
  progress.begin('bringing back the files');
  let [brought, there] = [0, 0];
  const unread = async (pieces: AsyncIterable<Uint8Array>) => {
    for await (const piece of pieces) void piece;
  };
  await readArchive(
    from,
    tools,
    {
      manifest: async () => undefined,
      database: unread,
      file: async ({ id, bytes }, sealed) => {
        if (await isThere(tools, id, bytes)) {
          there += 1;
          return unread(sealed);
        }
        await keeper.write(id, sealed);
        brought += 1;
      },
    },
    progress.part,
  );
  return { brought, there };
}

/** In its full length: the seal is longer than what it holds by so much. */
export async function isThere(
  { keeper }: Pick<BackupTools, 'keeper'>,
  id: string,
  bytes: number,
): Promise<boolean> {
  const pieces = await keeper.read(id, bytes, Number.MAX_SAFE_INTEGER);
  if (!pieces) return false;
  let behind = 0;
  for await (const piece of pieces) behind += piece.length;
  return behind === sealedLength(bytes) - bytes;
}

export const restored = (
  { calls, until, difference }: Checked,
  { madeAt, version }: { madeAt: number; version: string },
  files: Restored['files'],
  aside: string | undefined,
): Restored => ({ calls, until, madeAt, version, files, aside, difference });
