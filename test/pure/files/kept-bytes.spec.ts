/** How often a store is asked while somebody looks here and there into a file that it keeps. */
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { ByteRange, FileStore } from '../../../src/file-store/file-store.js';
import { inMemory, keptIn } from '../../../src/files/kinds/kept-bytes.js';
import { HEAD_BYTES, lookAt } from '../../../src/files/kinds/kind-probe.js';
import { office } from '../../files/documents.js';

function storeOf(bytes: Buffer) {
  const read = jest.fn(async (_id: string, size: number, { from, to }: ByteRange) => {
    expect([size, to < size, from <= to]).toEqual([bytes.length, true, true]);
    return (async function* () {
      yield bytes.subarray(from, to + 1);
    })();
  });
  return { read, store: { read } as unknown as FileStore };
}

describe('bytes that a store keeps', () => {
  test('are the same as those in memory, wherever they are read', async () => {
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, n) => (n * n) % 251));
    const place = fc.integer({ min: -10, max: 200_010 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, fc.nat(150_000)), { maxLength: 12 }), async (looks) => {
        const kept = keptIn(storeOf(bytes).store, 'a', bytes.length);
        for (const [from, length] of looks) {
          const read = await kept.read(from, length);
          const there = from < 0 ? Buffer.alloc(0) : await inMemory(bytes).read(from, length);
          expect(read.equals(there)).toBe(true);
        }
      }),
    );
  });

  test('a document of a thousand small parts is looked through in a few looks', async () => {
    const parts = Array.from({ length: 1000 }, (_, n) => [`word/${n}.xml`, new Uint8Array(5)] as const);
    const bytes = office('docx', Object.fromEntries(parts));
    const { read, store } = storeOf(bytes);
    const look = await lookAt(bytes.subarray(0, HEAD_BYTES), 300);
    expect((await look.end(keptIn(store, 'a', bytes.length))).kind).toBe('document');
    expect(read.mock.calls.length).toBeLessThan(10);
  });
});
