/** What is kept of a file opens to what was put, as a whole and in any part, and to nothing else. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { CHUNK_BYTES, HEAD_BYTES, TAG_BYTES } from '../../../src/kernel/seal/chunk-cipher.js';
import { Seal } from '../../../src/kernel/seal/seal.js';
import { SealedFileStore } from '../../../src/file-store/sealed-file-store.js';
import { inPieces, memoryKeeper, wholeOf } from './memory-keeper.js';

const keys = new Map([
  ['k1', randomBytes(32)],
  ['k2', randomBytes(32)],
]);
const ring = (current: string, ids = ['k1', 'k2']) =>
  new Seal(current, new Map(ids.map((id) => [id, keys.get(id)!])));
const SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES;
/** Of three chunks and a bit; every file below is a part of it. */
const WORDS = randomBytes(3 * CHUNK_BYTES + 100);

function opened(current = 'k1') {
  const keeper = memoryKeeper();
  return { keeper, store: new SealedFileStore(ring(current), keeper) };
}
/** Around each border of a chunk. */
const length = fc
  .tuple(fc.nat(3), fc.integer({ min: -2, max: 2 }))
  .map(([chunks, more]) => Math.max(0, chunks * CHUNK_BYTES + more));
const anywhere = fc.nat(WORDS.length - 1);

test('a file of any length, put in any pieces, is read as it was put', async () => {
  await fc.assert(
    fc.asyncProperty(length, fc.integer({ min: 1000, max: 200_000 }), async (size, pieces) => {
      const { store, keeper } = opened();
      expect(await store.put('a', inPieces(WORDS.subarray(0, size), pieces))).toBe(size);
      expect((await wholeOf(await store.read('a', size))).equals(WORDS.subarray(0, size))).toBe(true);
      expect(keeper.files.get('a')!.length).toBe(
        HEAD_BYTES + size + TAG_BYTES * Math.max(1, Math.ceil(size / CHUNK_BYTES)),
      );
    }),
    { numRuns: 60 },
  );
});

test('of any range no more is opened than the chunks that hold it', async () => {
  const { store, keeper } = opened();
  const files = [CHUNK_BYTES - 1, 2 * CHUNK_BYTES, WORDS.length];
  for (const size of files) await store.put(`f${size}`, inPieces(WORDS.subarray(0, size), 70_000));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), anywhere, anywhere, async (size, a, b) => {
      const [from, to] = [Math.min(a, b) % size, Math.max(a, b) % size].sort((x, y) => x - y) as [
        number,
        number,
      ];
      keeper.asked = 0;
      const read = await wholeOf(await store.read(`f${size}`, size, { from, to }));
      expect(read.equals(WORDS.subarray(from, to + 1))).toBe(true);
      const chunks = Math.floor(to / CHUNK_BYTES) - Math.floor(from / CHUNK_BYTES) + 1;
      expect(keeper.asked).toBeLessThanOrEqual(HEAD_BYTES + chunks * SEALED_CHUNK);
    }),
    { numRuns: 200 },
  );
});

test('the words stand nowhere in what is kept', async () => {
  const { store, keeper } = opened();
  const said = Buffer.from('张三，电话13800000000。'.repeat(5000));
  await store.put('a', inPieces(said, 9999));
  expect(keeper.files.get('a')!.includes('13800000000')).toBe(false);
  await store.put('b', inPieces(said, 9999));
  const [a, b] = [keeper.files.get('a')!, keeper.files.get('b')!];
  expect(a.subarray(HEAD_BYTES, HEAD_BYTES + 32).equals(b.subarray(HEAD_BYTES, HEAD_BYTES + 32))).toBe(false);
});

/** Everything that somebody with hands on the disk can do to one of two files. */
const TAMPERING: Record<string, fc.Arbitrary<(mine: Buffer, others: Buffer) => Buffer>> = {
  'a bit is turned': fc.tuple(anywhere, fc.nat(7)).map(([at, bit]) => (mine) => {
    const changed = Buffer.from(mine);
    changed[at % mine.length]! ^= 1 << bit;
    return changed;
  }),
  'the end is cut off': fc
    .integer({ min: 1, max: WORDS.length })
    .map((less) => (mine) => mine.subarray(0, Math.max(0, mine.length - less))),
  'the last chunk is cut off': fc.constant((mine) => mine.subarray(0, HEAD_BYTES + 2 * SEALED_CHUNK)),
  'something is added': fc
    .uint8Array({ minLength: 1, maxLength: 300 })
    .map((more) => (mine) => Buffer.concat([mine, more])),
  'chunks change places': fc.constantFrom([0, 1], [1, 2], [0, 2]).map(([a, b]) => (mine) => {
    const changed = Buffer.from(mine);
    chunkOf(mine, a!).copy(changed, HEAD_BYTES + b! * SEALED_CHUNK);
    chunkOf(mine, b!).copy(changed, HEAD_BYTES + a! * SEALED_CHUNK);
    return changed;
  }),
  'a chunk comes from the other file': fc.nat(2).map((chunk) => (mine, others) => {
    const changed = Buffer.from(mine);
    chunkOf(others, chunk).copy(changed, HEAD_BYTES + chunk * SEALED_CHUNK);
    return changed;
  }),
  'the head is the other’s': fc.constant((mine, others) =>
    Buffer.concat([others.subarray(0, HEAD_BYTES), mine.subarray(HEAD_BYTES)]),
  ),
  'it is the other file': fc.constant((_mine, others) => others),
  'it is empty': fc.constant(() => Buffer.alloc(0)),
};
const chunkOf = (file: Buffer, chunk: number) =>
  file.subarray(HEAD_BYTES + chunk * SEALED_CHUNK, HEAD_BYTES + (chunk + 1) * SEALED_CHUNK);

describe('what was changed is not opened', () => {
  test.each(Object.keys(TAMPERING))('%s', async (name) => {
    const { store, keeper } = opened();
    await store.put('mine', inPieces(WORDS, 80_000));
    await store.put('others', inPieces(WORDS, 80_000));
    const [mine, others] = [keeper.files.get('mine')!, keeper.files.get('others')!];
    await fc.assert(
      fc.asyncProperty(TAMPERING[name]!, async (change) => {
        keeper.files.set('mine', change(mine, others));
        const read = store.read('mine', WORDS.length).then(wholeOf);
        await expect(read).rejects.toThrow();
      }),
      { numRuns: 60 },
    );
    keeper.files.set('mine', mine);
    expect((await wholeOf(await store.read('mine', WORDS.length))).equals(WORDS)).toBe(true);
  });

  test('nor one that is not as long as its row says', async () => {
    const { store } = opened();
    await store.put('a', inPieces(WORDS.subarray(0, CHUNK_BYTES), 80_000));
    for (const size of [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES + 1, 2 * CHUNK_BYTES])
      await expect(store.read('a', size).then(wholeOf)).rejects.toThrow();
  });

  test('nor one that ends with a whole chunk before its end, though its row was made to say so', async () => {
    const { store, keeper } = opened();
    await store.put('a', inPieces(WORDS, 80_000));
    const whole = keeper.files.get('a')!;
    for (const chunks of [1, 2, 3]) {
      keeper.files.set('a', whole.subarray(0, HEAD_BYTES + chunks * SEALED_CHUNK));
      await expect(store.read('a', chunks * CHUNK_BYTES).then(wholeOf)).rejects.toThrow();
    }
  });

  test('and it is said before a byte of it is handed out', async () => {
    const { store, keeper } = opened();
    await store.put('a', inPieces(WORDS, 80_000));
    keeper.files.get('a')![HEAD_BYTES + 5]! ^= 1;
    await expect(store.read('a', WORDS.length)).rejects.toThrow();
  });
});

describe('keys', () => {
  test('a file is opened by the key it was sealed with, after another became current', async () => {
    const { store, keeper } = opened('k1');
    await store.put('old', inPieces(WORDS, 80_000));
    const rotated = new SealedFileStore(ring('k2'), keeper);
    await rotated.put('new', inPieces(WORDS, 80_000));
    for (const id of ['old', 'new'])
      expect((await wholeOf(await rotated.read(id, WORDS.length))).equals(WORDS)).toBe(true);
    const young = new SealedFileStore(ring('k2', ['k2']), keeper);
    await expect(young.read('old', WORDS.length)).rejects.toThrow(/no key here/);
    expect(await wholeOf(await young.read('new', WORDS.length))).toHaveLength(WORDS.length);
  });
  test('ids are of letters, digits and hyphens', async () => {
    const { store } = opened();
    for (const id of ['../x', 'a/b', '', 'a.b', '文'])
      await expect(store.put(id, inPieces(WORDS, 80_000))).rejects.toThrow(/letters/);
  });
});

test('who stops reading lets go of what was read from', async () => {
  const { keeper, store } = opened();
  await store.put('a', inPieces(WORDS, 80_000));
  let closed = 0;
  const { read } = keeper;
  keeper.read = async (...asked) => {
    const pieces = (await read(...asked))!;
    return (async function* () {
      try {
        yield* pieces;
      } finally {
        closed += 1;
      }
    })();
  };
  for await (const _ of (await store.read('a', WORDS.length))!) break;
  expect(closed).toBe(1);
  // Before the first piece was taken, too.
  const untouched = (await store.read('a', WORDS.length))![Symbol.asyncIterator]();
  await untouched.return!();
  expect(closed).toBe(2);
});
