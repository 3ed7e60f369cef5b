/** The embedded store, exactly: one commit for many, the disk that is full, another process at the same file. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';
import type { Tx } from '../../../src/store/store.js';

let folder: string;
let path: string;
let store: SqliteStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-'));
  path = join(folder, 'deep', 'db.sqlite');
  store = await SqliteStore.open(path, SCHEMA);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});
const insert = (tx: Tx, id: string, text = '') =>
  tx.run("insert into audit (id, at, act, subject, data) values (?, 0, 'a', ?, '{}')", [id, text]);
const ids = async () =>
  (await store.read.rows<{ id: string }>('select id from audit order by id')).map((r) => r.id);
/** Bytes of the log that the commits so far have written. */
const log = () => statSync(`${path}-wal`).size;

test('an answered write is on the disk, in a file that another process reads', async () => {
  await store.write('w', (tx) => insert(tx, 'x'));
  const other = new Database(path, { readonly: true });
  expect(other.prepare('select id from audit').all()).toEqual([{ id: 'x' }]);
  other.close();
});
test('every commit is synced, the log is a write-ahead log, foreign keys are kept', async () => {
  await store.write('look', async (tx) => {
    expect(await tx.rows('pragma synchronous')).toEqual([{ synchronous: 2 }]);
    expect(await tx.rows('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await tx.rows('pragma foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  });
  await expect(
    store.write('w', (tx) => tx.run("insert into department (id, unit_id, name) values ('d', 'none', 'n')")),
  ).rejects.toThrow(/FOREIGN KEY/);
});
test('readers cannot write', async () => {
  await expect(store.read.rows("insert into counter (id, value) values ('x', 1)")).rejects.toThrow();
  expect(await store.read.rows('select * from counter')).toEqual([]);
});
test('many that are queued share one commit', async () => {
  await store.write('warm', (tx) => insert(tx, 'warm'));
  let before = log();
  for (let i = 0; i < 50; i++) await store.write('alone', (tx) => insert(tx, `alone${i}`));
  const alone = log() - before;
  before = log();
  await Promise.all(
    Array.from({ length: 50 }, (_, i) => store.write('shared', (tx) => insert(tx, `shared${i}`))),
  );
  expect((log() - before) * 5).toBeLessThan(alone);
  expect(await ids()).toHaveLength(101);
});
test('nobody is answered before the commit they share', async () => {
  const seen: string[][] = [];
  await Promise.all(
    ['a', 'b', 'c'].map((id) =>
      store.write('w', (tx) => insert(tx, id)).then(async () => seen.push(await ids())),
    ),
  );
  expect(seen).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ]);
});

/** As if the disk had so much room left: the writer's own limit of pages. */
const limit = (pages: (now: number) => number) =>
  store.write('limit', async (tx) => {
    const [{ page_count }] = (await tx.rows<{ page_count: number }>('pragma page_count')) as [
      { page_count: number },
    ];
    await tx.rows(`pragma max_page_count = ${pages(page_count)}`);
  });
const LONG = 'x'.repeat(3000);

test('a full disk refuses with “not received”, loses nothing that was answered, and recovers when there is room', async () => {
  await limit((now) => now + 20);
  const answered: string[] = [];
  const refused: unknown[] = [];
  for (let round = 0; round < 12; round++) {
    await Promise.all(
      Array.from({ length: 5 }, (_, i) => `r${String(round).padStart(2, '0')}n${i}`).map((id) =>
        store
          .write('w', (tx) => insert(tx, id, LONG))
          .then(
            () => answered.push(id),
            (e: unknown) => refused.push(e),
          ),
      ),
    );
  }
  expect(answered.length).toBeGreaterThan(0);
  expect(refused.length).toBeGreaterThan(0);
  for (const e of refused) expect(e).toMatchObject({ sentence: 'unavailable' });
  expect(await ids()).toEqual(answered.sort());
  await expect(store.write('alone', (tx) => insert(tx, 'alone', LONG.repeat(40)))).rejects.toBeInstanceOf(
    Refusal,
  );

  // The limit cannot be lifted inside a write that needs room, so it is lifted by one that needs none.
  await limit((now) => now + 100_000);
  await store.write('w', (tx) => insert(tx, 'zz', LONG));
  expect(await ids()).toEqual([...answered, 'zz']);
  expect(await store.read.rows('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});
test('work that goes on after the disk was full is not answered as written', async () => {
  await limit((now) => now + 2);
  const stubborn = store.write('stubborn', async (tx) => {
    await insert(tx, 'small');
    await insert(tx, 'big', LONG.repeat(40)).catch(() => undefined);
    return 'written';
  });
  await expect(stubborn).rejects.toThrow();
  await limit((now) => now + 100_000);
  expect(await ids()).toEqual([]);
  await store.write('w', (tx) => insert(tx, 'after'));
  expect(await ids()).toEqual(['after']);
});
test('another process that holds the file for a moment is waited for; one that does not let go refuses, and afterwards all is well', async () => {
  const other = new Database(path);
  other.exec('begin immediate');
  const waiting = store.write('w', (tx) => insert(tx, 'x'));
  setTimeout(() => other.exec('commit'), 150);
  await waiting;
  other.exec('begin immediate');
  await expect(
    Promise.all([store.write('w', (tx) => insert(tx, 'y')), store.write('w', (tx) => insert(tx, 'z'))]),
  ).rejects.toMatchObject({ sentence: 'unavailable' });
  expect(await store.writable()).toBe(false);
  other.exec('commit');
  other.close();
  expect(await store.writable()).toBe(true);
  expect(await ids()).toEqual(['x']);
});
test('closing waits for what is queued', async () => {
  const last = store.write('last', (tx) => insert(tx, 'last'));
  await store.close();
  await last;
  store = await SqliteStore.open(path, SCHEMA);
  expect(await ids()).toEqual(['last']);
  expect(existsSync(path)).toBe(true);
});
