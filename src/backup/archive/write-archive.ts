/**
 * Writes an archive: under a name that nobody takes for one, synced, and only then under its own. Nothing is
 * overwritten, and memory does not grow with what is written.
 */
import { createHash, randomBytes } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { constants, createZstdCompress } from 'node:zlib';
import { sealedBytes } from '../../file-store/sealed-stream.js';
import { failpoint } from '../../kernel/failpoint.js';
import type { Seal } from '../../kernel/seal/seal.js';
import type { ArchiveEnd, ArchiveManifest } from './archive-manifest.js';
import { frames, jsonFrame } from './archive-frames.js';
import { ARCHIVE_PLACE, headLine } from './archive-head.js';
import { BackupFailure } from '../backup-failure.js';

export interface ArchiveSource {
  manifest: ArchiveManifest;
  database: AsyncIterable<Uint8Array>;
  /** Of each file its sealed bytes, as they lie; undefined where it is not there. */
  files: AsyncIterable<{ id: string; bytes: number; sealed: AsyncIterable<Uint8Array> | undefined }>;
}
export interface Written {
  bytes: number;
  end: ArchiveEnd;
}

/** @param progress is told how many bytes the archive has by now */
export async function writeArchive(
  path: string,
  seal: Seal,
  source: ArchiveSource,
  progress: (bytes: number) => void = () => undefined,
): Promise<Written> {
  await requireFreeName(path);
  const draft = `${path}.${randomBytes(6).toString('hex')}.part`;
  const file = await open(draft, 'wx', 0o600);
  try {
    let bytes = 0;
    const write = async (piece: Uint8Array) => {
      await file.appendFile(piece);
      bytes += piece.length;
      progress(bytes);
    };
    await write(headLine(seal));
    const ending: { end?: ArchiveEnd } = {};
    for await (const piece of sealedBytes(
      seal.sealFile(ARCHIVE_PLACE),
      contents(source, ending),
      () => undefined,
    ))
      await write(piece);
    failpoint('mid-backup');
    await file.sync();
    await file.close();
    await takeName(draft, path);
    return { bytes, end: ending.end! };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true }).catch(() => undefined);
    // A full disk is not named by the system: it may be another than that of the database.
    if ((error as { syscall?: unknown }).syscall === 'write') Object.assign(error as Error, { path });
    throw error;
  }
}

/** @throws BackupFailure where something has the name, or its folder is not there */
export async function requireFreeName(path: string): Promise<void> {
  if (await stat(path).catch(() => undefined))
    throw new BackupFailure(`${path} is there already, and nothing is overwritten: name another file`);
  if (!(await stat(dirname(path)).catch(() => undefined))?.isDirectory())
    throw new BackupFailure(`there is no folder ${dirname(path)}: make it, or name another place`);
}

/** A link is made only where nothing has the name; where a disk knows no links it is looked at once more. */
export async function takeName(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
    await rm(draft);
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST' || (await stat(path).catch(() => undefined)))
      throw error;
    await rename(draft, path);
  }
  const folder = await open(dirname(path), 'r');
  await folder.sync().catch(() => undefined);
  await folder.close();
}

async function* contents(
  { manifest, database, files }: ArchiveSource,
  ending: { end?: ArchiveEnd },
): AsyncGenerator<Buffer> {
  yield* jsonFrame('M', manifest);
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of packed(
    watched(database, (some) => {
      hash.update(some);
      bytes += some.length;
    }),
  ))
    yield* frames('D', piece);
  const missing: string[] = [];
  let kept = 0;
  for await (const { id, bytes: size, sealed } of files) {
    if (!sealed) {
      missing.push(id);
      continue;
    }
    yield* jsonFrame('F', { id, bytes: size });
    for await (const piece of sealed) yield* frames('B', piece);
    kept += 1;
  }
  ending.end = { database: hash.digest('hex'), bytes, files: kept, missing };
  yield* jsonFrame('E', ending.end);
}

async function* watched(
  source: AsyncIterable<Uint8Array>,
  see: (piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    see(piece);
    yield piece;
  }
}

/** Packed by the threads beside the loop, as fast as it is read. */
async function* packed(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const out = new PassThrough();
  const going = pipeline(
    source,
    createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
    out,
  );
  // Whoever reads is told by the stream itself.
  going.catch(() => undefined);
  yield* out as AsyncIterable<Uint8Array>;
  await going;
}
