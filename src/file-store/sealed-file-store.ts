import type { Seal } from '../kernel/seal/seal.js';
import { HEAD_BYTES } from '../kernel/seal/chunk-cipher.js';
import { ByteReader } from './byte-reader.js';
import { FileStore, type ByteRange, type StoredFile } from './file-store.js';
import { isFileId, type Keeper } from './keeper.js';
import { openedBytes, sealedBytes, spanOf } from './sealed-stream.js';

const placeOf = (id: string) => `file:${id}`;

/** Seals what is kept and opens what is read; where it lies is its keeper's. */
export class SealedFileStore extends FileStore {
  constructor(
    private readonly seal: Seal,
    private readonly keeper: Keeper,
  ) {
    super();
  }

  async put(id: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    mustBeId(id);
    let size = 0;
    await this.keeper.write(
      id,
      sealedBytes(this.seal.sealFile(placeOf(id)), bytes, (more) => (size += more)),
    );
    return size;
  }

  async read(id: string, size: number, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    mustBeId(id);
    const span = spanOf(size, range);
    // One byte more: nothing may stand behind the last chunk.
    const end = span.lastChunk === span.endChunk ? span.to + 1 : span.to;
    const whole = span.firstChunk === 0;
    const first = await this.keeper.read(id, 0, whole ? end : HEAD_BYTES);
    if (!first) return undefined;
    const reader = new ByteReader(first);
    let chunks = reader;
    try {
      const cipher = this.seal.openFile(placeOf(id), await reader.take(HEAD_BYTES));
      if (!whole) {
        await reader.close();
        const rest = await this.keeper.read(id, span.from, end);
        if (!rest) return undefined;
        chunks = new ByteReader(rest);
      }
      return await begun(openedBytes(cipher, span, chunks));
    } catch (error) {
      await chunks.close();
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    mustBeId(id);
    await this.keeper.remove(id);
  }

  all = (): AsyncIterable<StoredFile> => this.keeper.all();
}

function mustBeId(id: string): void {
  if (!isFileId(id)) throw new Error('an id of a file holds letters, digits and hyphens');
}

/** With its first piece made, so that what is wrong with a file is said before anything of it is sent. */
async function begun(bytes: AsyncGenerator<Buffer, void>): Promise<AsyncIterable<Uint8Array>> {
  let first: Promise<IteratorResult<Buffer, void>> | undefined = Promise.resolve(await bytes.next());
  const iterator: AsyncIterator<Uint8Array> = {
    next: () => {
      const next = first ?? bytes.next();
      first = undefined;
      return next;
    },
    return: () => bytes.return(),
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
