/** What was put into the store, read again here and there: what a file is stands at its end as often as at its beginning. */
import type { FileStore } from '../../file-store/file-store.js';

export interface KeptBytes {
  readonly size: number;
  /** Fewer where the file ends. */
  read(from: number, length: number): Promise<Buffer>;
}

export const keptIn = (store: FileStore, id: string, size: number): KeptBytes => ({
  size,
  read: async (from, length) => {
    const to = Math.min(from + length, size) - 1;
    if (from < 0 || to < from) return Buffer.alloc(0);
    const bytes = await store.read(id, size, { from, to });
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes ?? []) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
});

export const inMemory = (bytes: Buffer): KeptBytes => ({
  size: bytes.length,
  read: async (from, length) => bytes.subarray(Math.max(0, from), Math.max(0, from) + length),
});
