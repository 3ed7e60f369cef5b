/** Reads an archive from its beginning to its end: whatever was changed, cut off or sealed with other keys is named. */
import { open, type FileHandle } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { CHUNK_BYTES, HEAD_BYTES, TAG_BYTES } from '../../kernel/seal/chunk-cipher.js';
import { ByteReader } from '../../file-store/byte-reader.js';
import { openedBytes, spanOf } from '../../file-store/sealed-stream.js';
import type { Seal } from '../../kernel/seal/seal.js';
import { BackupFailure } from '../backup-failure.js';
import { readFrame, type Frame } from './archive-frames.js';
import { ARCHIVE_PLACE, checkHeadLine, HEAD_LINE_BYTES } from './archive-head.js';
import { ArchiveEnd, ArchiveFile, ArchiveManifest } from './archive-manifest.js';

const READ_BYTES = 256 * 1024;

/** What becomes of what is read; each is awaited before more is read. */
export interface ArchiveSink {
  /** @throws BackupFailure where it is not wanted */
  manifest(manifest: ArchiveManifest): Promise<void>;
  /** The database as it was, in pieces. */
  database(bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** Reads it to its end. */
  file(file: ArchiveFile, sealed: AsyncIterable<Uint8Array>): Promise<void>;
}
export interface Keys {
  seal: Seal;
  /** Its path, to be named. */
  keyFile: string;
}

/**
 * @param progress is told which part of it was read, from 0 to 1
 * @throws BackupFailure in one sentence
 */
export async function readArchive(
  path: string,
  { seal, keyFile }: Keys,
  sink: ArchiveSink,
  progress: (part: number) => void = () => undefined,
): Promise<{ manifest: ArchiveManifest; end: ArchiveEnd }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const reader = new ByteReader(piecesOf(file, (at) => progress(at / size)));
    checkHeadLine(await reader.take(HEAD_LINE_BYTES), path, keyFile, seal);
    const plain = plainSize(size - HEAD_LINE_BYTES);
    if (plain === undefined) throw damaged(path, HEAD_LINE_BYTES);
    const cipher = cipherOf(seal, await reader.take(HEAD_BYTES), path);
    let opened = 0;
    const guarded = async function* (): AsyncGenerator<Uint8Array> {
      try {
        for await (const piece of openedBytes(cipher, spanOf(plain), reader)) {
          opened += piece.length;
          yield piece;
        }
      } catch {
        throw damaged(path, opened);
      }
    };
    return await readContents(path, new FrameReader(new ByteReader(guarded())), sink);
  } finally {
    await file.close();
  }
}

const damaged = (path: string, at: number) =>
  new BackupFailure(
    `${path} is damaged or was cut off, ${Math.round(at / 1024)} KB after its beginning: take another archive`,
  );

/** Of the sealed bytes behind the line; undefined where nothing could be so long. */
function plainSize(sealed: number): number | undefined {
  const body = sealed - HEAD_BYTES;
  const chunks = Math.ceil(body / (CHUNK_BYTES + TAG_BYTES));
  const plain = body - chunks * TAG_BYTES;
  return chunks >= 1 && plain > (chunks - 1) * CHUNK_BYTES ? plain : undefined;
}

function cipherOf(seal: Seal, head: Buffer, path: string) {
  try {
    return seal.openFile(ARCHIVE_PLACE, head);
  } catch {
    throw damaged(path, 0);
  }
}

async function* piecesOf(file: FileHandle, progress: (at: number) => void): AsyncGenerator<Uint8Array> {
  for (let at = 0; ;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(READ_BYTES), { position: at });
    if (!bytesRead) return;
    at += bytesRead;
    progress(at);
    yield buffer.subarray(0, bytesRead);
  }
}

/** One frame ahead, since what goes on is told from what begins by the kind of the next. */
class FrameReader {
  private ahead: Promise<Frame | undefined>;
  constructor(private readonly from: ByteReader) {
    this.ahead = readFrame(from);
    this.ahead.catch(() => undefined);
  }
  peek = (): Promise<Frame | undefined> => this.ahead;
  async next(): Promise<Frame | undefined> {
    const frame = await this.ahead;
    this.ahead = readFrame(this.from);
    this.ahead.catch(() => undefined);
    return frame;
  }
  async *run(kind: Frame['kind']): AsyncGenerator<Uint8Array> {
    while ((await this.peek())?.kind === kind) yield (await this.next())!.bytes;
  }
}

async function readContents(path: string, reader: FrameReader, sink: ArchiveSink) {
  const newer = new BackupFailure(
    `${path} holds what this Yihu does not know: restore it with the version that made it`,
  );
  const parsed = async <T>(
    kind: Frame['kind'],
    schema: { safeParse(value: unknown): { data?: T } },
  ): Promise<T> => {
    const frame = await reader.next();
    const { data } = schema.safeParse(frame?.kind === kind ? JSON.parse(String(frame.bytes)) : undefined);
    if (data === undefined) throw newer;
    return data;
  };
  const manifest = await parsed('M', ArchiveManifest);
  await sink.manifest(manifest);
  const hash = createHash('sha256');
  await sink.database(unpacked(reader.run('D'), (piece) => hash.update(piece)));
  let files = 0;
  for (; (await reader.peek())?.kind === 'F'; files++)
    await sink.file(await parsed('F', ArchiveFile), reader.run('B'));
  const end = await parsed('E', ArchiveEnd);
  if (end.database !== hash.digest('hex') || end.files !== files || (await reader.next()))
    throw new BackupFailure(`${path} does not hold what it says: take another archive`);
  return { manifest, end };
}

async function* unpacked(
  source: AsyncIterable<Uint8Array>,
  see: (piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const out = new PassThrough();
  let failed: Error | undefined;
  const going = pipeline(source, createZstdDecompress(), out).catch((error: Error) => {
    failed = error;
  });
  try {
    for await (const piece of out as AsyncIterable<Uint8Array>) {
      see(piece);
      yield piece;
    }
  } catch (error) {
    await going;
    throw failed ?? error;
  }
  await going;
  if (failed) throw failed;
}
