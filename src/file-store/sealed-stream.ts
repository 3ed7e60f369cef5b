/**
 * From the bytes of a file to what is kept of it, and back: a head, then chunks (kernel/seal/chunk-cipher.ts). One
 * chunk is in memory at a time.
 */
import { CHUNK_BYTES, HEAD_BYTES, TAG_BYTES, type ChunkCipher } from '../kernel/seal/chunk-cipher.js';
import { ByteReader } from './byte-reader.js';
import type { ByteRange } from './file-store.js';

const SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES;

/** @param count is told how many bytes each chunk held before it was sealed */
export async function* sealedBytes(
  { head, cipher }: { head: Buffer; cipher: ChunkCipher },
  bytes: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Buffer, void> {
  const reader = new ByteReader(bytes);
  try {
    yield head;
    let chunk = await reader.take(CHUNK_BYTES);
    for (let index = 0, isLast = false; !isLast; index++) {
      // Whether a full chunk is the last is known once no more comes.
      const next = chunk.length === CHUNK_BYTES ? await reader.take(CHUNK_BYTES) : Buffer.alloc(0);
      isLast = next.length === 0;
      count(chunk.length);
      yield cipher.seal(index, isLast, chunk);
      chunk = next;
    }
  } finally {
    await reader.close();
  }
}

/** How long what is kept of so many bytes is. */
export const sealedLength = (size: number): number => spanOf(size).to;

/** Where the chunks lie that hold a range of a file. */
export interface SealedSpan {
  firstChunk: number;
  lastChunk: number;
  /** The number of the file's last chunk. */
  endChunk: number;
  /** Of what is kept: the first byte, and the one after the last. */
  from: number;
  to: number;
  /** Bytes of the first chunk that nobody asked for, and bytes that were asked for. */
  skip: number;
  length: number;
}
export function spanOf(size: number, range: ByteRange = { from: 0, to: size - 1 }): SealedSpan {
  const endChunk = Math.max(0, Math.ceil(size / CHUNK_BYTES) - 1);
  const firstChunk = Math.min(endChunk, Math.floor(range.from / CHUNK_BYTES));
  const lastChunk = Math.max(firstChunk, Math.min(endChunk, Math.floor(range.to / CHUNK_BYTES)));
  const startOf = (chunk: number) => HEAD_BYTES + chunk * SEALED_CHUNK;
  return {
    firstChunk,
    lastChunk,
    endChunk,
    from: startOf(firstChunk),
    to: lastChunk === endChunk ? HEAD_BYTES + size + TAG_BYTES * (endChunk + 1) : startOf(lastChunk + 1),
    skip: range.from - firstChunk * CHUNK_BYTES,
    length: Math.max(0, Math.min(range.to, size - 1) - range.from + 1),
  };
}

/**
 * @param sealed begins with the first chunk of the span, and goes on behind its end where there is more
 * @throws Error where it is not what was sealed
 */
export async function* openedBytes(
  cipher: ChunkCipher,
  { firstChunk, lastChunk, endChunk, from, to, skip, length }: SealedSpan,
  sealed: ByteReader,
): AsyncGenerator<Buffer, void> {
  try {
    let missing = length;
    for (let index = firstChunk; index <= lastChunk; index++) {
      const rest = to - from - (index - firstChunk) * SEALED_CHUNK;
      const bytes = cipher.open(index, index === endChunk, await sealed.take(Math.min(SEALED_CHUNK, rest)));
      const start = index === firstChunk ? skip : 0;
      const asked = bytes.subarray(start, start + missing);
      missing -= asked.length;
      if (index === endChunk && (await sealed.take(1)).length)
        throw new Error('there is more behind the last chunk of a sealed file');
      if (asked.length) yield asked;
    }
  } finally {
    await sealed.close();
  }
}
