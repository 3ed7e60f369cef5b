/** What was put into the store, read again here and there: what a file is stands at its end as often as at its beginning. */
import type { FileStore } from '../../file-store/file-store.js';
import { CHUNK_BYTES } from '../../kernel/seal/chunk-cipher.js';

export interface KeptBytes {
  readonly size: number;
  /** Fewer where the file ends. */
  read(from: number, length: number): Promise<Buffer>;
}

/**
 * Whole chunks are opened, and the last ones are remembered: a few bytes here and a few beside them cost one look, and
 * an archive of thousands of small entries no thousands.
 */
export function keptIn(store: FileStore, id: string, size: number): KeptBytes {
  let known = { from: 0, bytes: Buffer.alloc(0) };
  return {
    size,
    read: async (from, length) => {
      const end = Math.min(from + length, size);
      if (from < 0 || end <= from) return Buffer.alloc(0);
      if (from < known.from || end > known.from + known.bytes.length) {
        const start = from - (from % CHUNK_BYTES);
        const to = Math.min(Math.ceil(end / CHUNK_BYTES) * CHUNK_BYTES, size) - 1;
        const chunks: Uint8Array[] = [];
        for await (const chunk of (await store.read(id, size, { from: start, to })) ?? []) chunks.push(chunk);
        known = { from: start, bytes: Buffer.concat(chunks) };
      }
      return known.bytes.subarray(from - known.from, end - known.from);
    },
  };
}

export const inMemory = (bytes: Buffer): KeptBytes => ({
  size: bytes.length,
  read: async (from, length) => bytes.subarray(Math.max(0, from), Math.max(0, from) + length),
});
