/** Sealed bytes in memory, to be tampered with. */
import type { Keeper } from '../../../src/file-store/keeper.js';

export interface MemoryKeeper extends Keeper {
  files: Map<string, Buffer>;
  /** Bytes that were asked for since the start. */
  asked: number;
}

export function memoryKeeper(): MemoryKeeper {
  const files = new Map<string, Buffer>();
  const keeper: MemoryKeeper = {
    files,
    asked: 0,
    write: async (id, bytes) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of bytes) pieces.push(piece);
      files.set(id, Buffer.concat(pieces));
    },
    read: async (id, from, to) => {
      const file = files.get(id);
      if (!file) return undefined;
      const part = file.subarray(from, to);
      keeper.asked += part.length;
      return inPieces(part, 50_000);
    },
    remove: async (id) => void files.delete(id),
    all: async function* () {
      for (const id of files.keys()) yield { id, at: 0 };
    },
    sweep: async () => undefined,
    state: async () => 'well',
  };
  return keeper;
}

export async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
export async function wholeOf(bytes: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes!) pieces.push(piece);
  return Buffer.concat(pieces);
}
