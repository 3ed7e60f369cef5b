/** Brings back what lies in a second place: the newest base, what was shipped since, and the files. */
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sealedLength } from '../../file-store/sealed-stream.js';
import { ReaderStore } from '../../store/reader-store.js';
import { filesNamed } from '../archive/archive-contents.query.js';
import { readArchive } from '../archive/read-archive.js';
import { BackupFailure } from '../backup-failure.js';
import type { BackupTools } from '../backup-tools.js';
import { stagingSink } from '../make-backup.js';
import { checkPages, checkRows, requireKnown } from '../sqlite/check-database.js';
import { tailFilesFolder } from '../tail/tail-files.js';
import { baseName, TailPlace, type Base } from '../tail/tail-place.js';
import { openSegment, type Segment } from '../tail/segment.js';
import { inPlaceOf, isThere, restored, type Place, type Restored } from './restore-archive.js';

interface Found {
  generation: string;
  base: Base;
  /** The last segment, none left out before it. */
  last: number;
}

export async function restoreTail(folder: string, aside: boolean, tools: BackupTools): Promise<Restored> {
  const { database } = tools.config;
  if (database.kind !== 'sqlite')
    throw new BackupFailure(
      `${folder} holds the tail of an SQLite database: name one in DATABASE_URL, then npm run move`,
    );
  const place = new TailPlace(folder);
  const found = await newest(place);
  return inPlaceOf(database, aside, tools, (where) => bringBack(place, found, where, tools));
}

/** @throws BackupFailure where there is none, or one was left out */
async function newest(place: TailPlace): Promise<Found> {
  for (const generation of await place.generations())
    for (const base of await place.bases(generation)) {
      const numbers = (await place.segments(generation)).filter((number) => number >= base.from);
      const gap = numbers.findIndex((number, n) => number !== base.from + n);
      const last = numbers.at(-1) ?? base.from - 1;
      if (gap >= 0 || last < base.until)
        throw new BackupFailure(
          `segment ${base.from + (gap >= 0 ? gap : numbers.length)} of ${place.folder}/${generation} is missing: restore an archive, or what is left of the place after it was moved away`,
        );
      return { generation, base, last };
    }
  throw new BackupFailure(`${place.folder} holds no tail of Yihu with a base: restore an archive`);
}

async function bringBack(
  place: TailPlace,
  { generation, base, last }: Found,
  where: Place,
  tools: BackupTools,
): Promise<Restored> {
  const { progress, schema } = tools;
  const staged = join(where.scratch, 'restored.sqlite');
  progress.begin('reading the base');
  const { manifest } = await readArchive(
    base.path,
    tools,
    {
      ...stagingSink(staged),
      manifest: async ({ baseOf, database }) => {
        if (baseOf !== baseName(generation, base.from))
          throw new BackupFailure(
            `${base.path} is an archive, and not the base of these segments: bring that back, or restore this one by itself`,
          );
        requireKnown(database.migrations, schema, base.path);
      },
    },
    progress.part,
  );
  progress.begin(`going through ${last - base.from + 1} segments`);
  let at = manifest.madeAt;
  const file = await open(staged, 'r+');
  try {
    for (let number = base.from; number <= last; number++) {
      const segment = await segmentOf(place, generation, number, tools);
      await apply(file, segment);
      ({ at } = segment);
      progress.part((number - base.from + 1) / (last - base.from + 1));
    }
    await file.sync();
  } finally {
    await file.close();
  }
  progress.begin('looking at every page, and folding the journal');
  checkPages(staged);
  const checked = await checkRows({ kind: 'sqlite', path: staged }, schema, tools);
  const files = await bringFiles(place.folder, staged, tools);
  const aside = await where.take(staged);
  return restored(checked, { madeAt: at, version: manifest.version }, files, aside);
}

async function segmentOf(
  place: TailPlace,
  generation: string,
  number: number,
  tools: BackupTools,
): Promise<Segment> {
  try {
    return await openSegment(tools.seal, generation, number, await place.readSegment(generation, number));
  } catch {
    throw new BackupFailure(
      `${place.segmentPath(generation, number)} is damaged, or was sealed with other keys than those in ${tools.keyFile}`,
    );
  }
}

async function apply(
  file: Awaited<ReturnType<typeof open>>,
  { pages, pageSize, size }: Segment,
): Promise<void> {
  for (const [page, bytes] of pages) await file.write(bytes, 0, bytes.length, (page - 1) * pageSize);
  await file.truncate(size * pageSize);
}

/** Those that messages name; what else lies there is of before. */
async function bringFiles(folder: string, staged: string, tools: BackupTools): Promise<Restored['files']> {
  const { keeper, progress } = tools;
  progress.begin('bringing back the files');
  const from = tailFilesFolder(folder);
  const lying = new Set(await readdir(from).catch(() => [] as string[]));
  const reader = await ReaderStore.open({ kind: 'sqlite', path: staged });
  const done = { brought: 0, there: 0, missing: [] as string[] };
  try {
    for await (const { id, bytes } of filesNamed(reader.read, { files: 1 })) {
      if (await isThere(tools, id, bytes)) done.there += 1;
      else if (!lying.has(id)) done.missing.push(id);
      else {
        const sealed = await readFile(join(from, id));
        if (sealed.length !== sealedLength(bytes)) done.missing.push(id);
        else {
          await keeper.write(id, asPieces(sealed));
          done.brought += 1;
        }
      }
    }
  } finally {
    await reader.close();
  }
  return done;
}

async function* asPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
