/** A folder that is full, or fails, or was left by a crash: a clear no, and nothing half written. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PushedClock } from '../../../src/kernel/clock.js';
import { FolderKeeper, type Disk } from '../../../src/file-store/folder-keeper.js';
import { inPieces, wholeOf } from './memory-keeper.js';

const NOW = Date.parse('2026-11-24T01:00:00Z');
const WORDS = Buffer.alloc(300_000, 'words');
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'yihu-folder-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const within = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name !== 'incoming');
const keeperOn = (disk: Partial<Disk> = {}) =>
  new FolderKeeper(folder, new PushedClock(NOW), { ...fs, ...disk });
const failing = (code: string) => Object.assign(new Error(code), { code });
/** A file that takes so many bytes and no more. */
const opens = (room: number, code: string): Disk['open'] =>
  (async (path: string, ...rest: []) => {
    const file = await fs.open(path, ...rest);
    let written = 0;
    const { appendFile } = file;
    file.appendFile = async (piece: Uint8Array) => {
      written += piece.length;
      if (written > room) throw failing(code);
      await appendFile.call(file, piece);
    };
    return file;
  }) as unknown as Disk['open'];

describe('a write that fails leaves nothing, and says why', () => {
  test.each([
    ['the disk is full at once', { open: opens(0, 'ENOSPC') }, 'storage_full'],
    ['the disk is full in the middle', { open: opens(150_000, 'ENOSPC') }, 'storage_full'],
    ['the quota is used up', { open: opens(150_000, 'EDQUOT') }, 'storage_full'],
    ['the disk is broken', { open: opens(150_000, 'EIO') }, 'storage_lost'],
    ['nothing can be opened', { open: () => Promise.reject(failing('EROFS')) }, 'storage_lost'],
    ['it cannot be renamed', { rename: () => Promise.reject(failing('ENOSPC')) }, 'storage_full'],
    [
      'there is hardly room left for the database',
      { statfs: async () => ({ bavail: 1000, blocks: 10_000_000, bsize: 4096 }) },
      'storage_full',
    ],
  ] as [string, Partial<Disk>, string][])('%s', async (_, disk, sentence) => {
    await keeperOn().write('before', inPieces(WORDS, 64_000));
    let closed = false;
    const bytes = (async function* () {
      try {
        yield* inPieces(WORDS, 64_000);
      } finally {
        closed = true;
      }
    })();
    await expect(keeperOn(disk).write('mine', bytes)).rejects.toMatchObject({
      sentence,
      code: 'unavailable',
    });
    expect(within()).toEqual(['before']);
    // Who sends is let go; where nothing could be opened nobody was asked to begin.
    expect(closed || (await bytes.next()).value?.length === 64_000).toBe(true);
    await keeperOn().write('after', inPieces(WORDS, 64_000));
    expect((await wholeOf(await keeperOn().read('after', 0, WORDS.length))).equals(WORDS)).toBe(true);
  });

  test('what was kept under the name before is not lost with it', async () => {
    await keeperOn().write('mine', inPieces(WORDS, 64_000));
    await expect(
      keeperOn({ open: opens(10, 'ENOSPC') }).write('mine', inPieces(WORDS, 64_000)),
    ).rejects.toThrow();
    expect(await wholeOf(await keeperOn().read('mine', 0, WORDS.length))).toHaveLength(WORDS.length);
  });

  test('a small disk is used but for a twentieth, a large one but for 256 MiB', async () => {
    const disk = (bavail: number, blocks: number) => ({
      statfs: (async () => ({ bavail, blocks, bsize: 4096 })) as unknown as Disk['statfs'],
    });
    const MIB = 256;
    expect(await keeperOn(disk(3 * MIB, 40 * MIB)).state()).toBe('well');
    expect(await keeperOn(disk(2 * MIB, 40 * MIB)).state()).toBe('full');
    expect(await keeperOn(disk(257 * MIB, 100_000 * MIB)).state()).toBe('well');
    expect(await keeperOn(disk(256 * MIB, 100_000 * MIB)).state()).toBe('full');
    // A file system that does not say.
    expect(await keeperOn(disk(0, 0)).state()).toBe('well');
  });
});

test('1,000 uploads that are broken off leave nothing', async () => {
  const keeper = keeperOn();
  const cut = async function* () {
    yield WORDS.subarray(0, 1000);
    throw new Error('aborted');
  };
  const all = Array.from({ length: 1000 }, (_, i) => keeper.write(`cut-${i}`, cut()));
  const ended = await Promise.allSettled(all);
  expect(new Set(ended.map((e) => (e.status === 'rejected' ? String(e.reason) : e.status)))).toEqual(
    new Set(['Error: aborted']),
  );
  expect(within()).toEqual([]);
});

test('what a crash left half written is taken away, what others are writing is not', async () => {
  mkdirSync(join(folder, 'incoming'));
  const put = (name: string, secondsAgo: number) => {
    writeFileSync(join(folder, 'incoming', name), 'half');
    utimesSync(join(folder, 'incoming', name), NOW / 1000 - secondsAgo, NOW / 1000 - secondsAgo);
  };
  put('old.aaaa', 3700);
  put('young.bbbb', 3500);
  await keeperOn().sweep();
  expect(within()).toEqual(['incoming/young.bbbb']);
  const all: string[] = [];
  for await (const { id } of keeperOn().all()) all.push(id);
  expect(all).toEqual([]);
});

test('a folder that nobody has written to has nothing to sweep and nothing to tell', async () => {
  rmSync(folder, { recursive: true });
  await keeperOn().sweep();
  for await (const _ of keeperOn().all()) throw new Error('there is none');
  expect(await keeperOn().read('mine', 0, 10)).toBeUndefined();
});

test('files and folder are the hub’s user’s alone', async () => {
  rmSync(folder, { recursive: true });
  await keeperOn().write('mine', inPieces(WORDS, 64_000));
  const mode = (path: string) => statSync(path).mode & 0o777;
  expect([mode(folder), mode(join(folder, 'incoming')), mode(join(folder, 'mine'))]).toEqual([
    0o700, 0o700, 0o600,
  ]);
});

test('a folder that is no folder any more is lost, and says so', async () => {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  expect(await keeperOn().state()).toBe('lost');
  await expect(keeperOn().write('mine', inPieces(WORDS, 64_000))).rejects.toMatchObject({
    sentence: 'storage_lost',
  });
});
