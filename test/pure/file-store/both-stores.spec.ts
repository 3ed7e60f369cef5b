/** A folder and a store that speaks S3 keep the same promises. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '../../../src/kernel/clock.js';
import { CHUNK_BYTES } from '../../../src/kernel/seal/chunk-cipher.js';
import { Seal } from '../../../src/kernel/seal/seal.js';
import type { FileStore } from '../../../src/file-store/file-store.js';
import { FolderKeeper } from '../../../src/file-store/folder-keeper.js';
import type { Keeper } from '../../../src/file-store/keeper.js';
import { S3Keeper } from '../../../src/file-store/s3-keeper.js';
import { SealedFileStore } from '../../../src/file-store/sealed-file-store.js';
import { openBucket } from './bucket.js';
import { inPieces, wholeOf } from './memory-keeper.js';

const KINDS = ['a folder', 'S3'] as const;
const WORDS = randomBytes(2 * CHUNK_BYTES + 77);

describe.each(KINDS)('%s', (kind) => {
  let directory: string;
  let keeper: Keeper;
  let store: FileStore;
  let other: FileStore;
  let close = async () => {};
  /** Of the hub's own folder. */
  const left = () => readdirSync(directory, { recursive: true, encoding: 'utf8' });

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'yihu-store-'));
    const seal = new Seal('k1', new Map([['k1', randomBytes(32)]]));
    const clock = new SystemClock();
    let make = (): Keeper => new FolderKeeper(directory, clock);
    if (kind === 'S3') {
      const bucket = await openBucket();
      close = bucket.close;
      make = () => new S3Keeper(bucket.settings, directory, clock);
    }
    keeper = make();
    store = new SealedFileStore(seal, keeper);
    other = new SealedFileStore(seal, make());
  });
  afterAll(async () => {
    await close();
    rmSync(directory, { recursive: true, force: true });
  });
  const ids = async () => {
    const found: string[] = [];
    for await (const { id } of store.all()) found.push(id);
    return found.sort();
  };

  test('what one node keeps another reads, as a whole and in parts', async () => {
    for (const size of [0, 1, CHUNK_BYTES, WORDS.length]) {
      expect(await store.put(`n-${size}`, inPieces(WORDS.subarray(0, size), 10_000))).toBe(size);
      expect((await wholeOf(await other.read(`n-${size}`, size))).equals(WORDS.subarray(0, size))).toBe(true);
    }
    for (const [from, to] of [
      [0, 0],
      [CHUNK_BYTES - 1, CHUNK_BYTES],
      [CHUNK_BYTES, WORDS.length - 1],
      [WORDS.length - 1, WORDS.length - 1],
    ] as const) {
      const part = await wholeOf(await other.read(`n-${WORDS.length}`, WORDS.length, { from, to }));
      expect(part.equals(WORDS.subarray(from, to + 1))).toBe(true);
    }
  });

  test('what is not there is not there, and taking it away does nothing', async () => {
    expect(await store.read('nowhere', 10)).toBeUndefined();
    expect(
      await store.read('nowhere', WORDS.length, { from: CHUNK_BYTES, to: CHUNK_BYTES + 1 }),
    ).toBeUndefined();
    await store.remove('nowhere');
  });

  test('what is taken away is gone for all', async () => {
    await store.put('gone', inPieces(WORDS, 10_000));
    expect(await ids()).toContain('gone');
    await other.remove('gone');
    expect(await store.read('gone', WORDS.length)).toBeUndefined();
    expect(await ids()).not.toContain('gone');
  });

  test('all are told, more than a page of them, with the time they were put', async () => {
    const before = await ids();
    const made = Array.from({ length: 230 }, (_, i) => `many-${String(i).padStart(3, '0')}`);
    const from = Date.now() - 2000;
    await Promise.all(made.map((id) => store.put(id, inPieces(WORDS.subarray(0, 10), 10))));
    expect(await ids()).toEqual([...before, ...made].sort());
    for await (const { at } of store.all()) expect(at).toBeGreaterThan(from - 60_000);
    await Promise.all(made.map((id) => store.remove(id)));
    expect(await ids()).toEqual(before);
  });

  test('who breaks off leaves nothing, and hears their own error', async () => {
    const before = [await ids(), left()];
    const cut = async function* () {
      yield* inPieces(WORDS, 10_000);
      throw new Error('the line is gone');
    };
    for (let i = 0; i < 20; i++)
      await expect(store.put(`cut-${i}`, cut())).rejects.toThrow('the line is gone');
    expect([await ids(), left()]).toEqual(before);
  });

  test('sender and reader are held to the pace of the slower', async () => {
    let sent = 0;
    const long = async function* () {
      for (; sent < 200; sent++) yield WORDS.subarray(0, CHUNK_BYTES);
    };
    const size = await store.put('long', long());
    expect(size).toBe(200 * CHUNK_BYTES);
    let read = 0;
    for await (const piece of (await store.read('long', size))!) {
      expect(piece.length).toBeLessThanOrEqual(CHUNK_BYTES);
      read += piece.length;
      if (read > 3 * CHUNK_BYTES) break;
    }
    await store.remove('long');
  });

  test('it says that it is well', async () => {
    expect(await keeper.state()).toBe('well');
  });
});
