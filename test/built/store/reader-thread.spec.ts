/** What may take long is read beside the event loop, by the built thread: every file counts as a large one here. */
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';

const COUNTING = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
  select count(*) as counted from n`;
let folder: string;
let path: string;
let store: SqliteStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-thread-'));
  path = join(folder, 'yihu.sqlite');
  store = await SqliteStore.open(path, SCHEMA, { smallFile: 0 });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
const keep = (...ids: string[]) =>
  store.write('keep', async (tx) => {
    for (const id of ids) await tx.run('insert into counter (id, value) values (?, 1)', [id]);
  });

/** How often the event loop turned while it was answered. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let over = false;
  let turns = 0;
  void work.finally(() => (over = true));
  for (; !over; turns++) await new Promise((next) => setImmediate(next));
  return turns;
}

test('the event loop goes on turning while it is counted', async () => {
  const counted = store.long.rows<{ counted: number }>(COUNTING, [300_000]);
  expect(await turnsDuring(counted)).toBeGreaterThan(20);
  expect(await counted).toEqual([{ counted: 300_000 }]);
});

test('who has written reads what they wrote', async () => {
  for (const id of ['a', 'b', 'c']) {
    await keep(id);
    expect(await store.long.rows('select id from counter where id = ?', [id])).toEqual([{ id }]);
  }
});

test('thousands of rows come whole, in their order, a piece in a turn', async () => {
  const ids = Array.from({ length: 3000 }, (_, n) => `n${`${n}`.padStart(5, '0')}`);
  await keep(...ids);
  const [rows, none] = await Promise.all([
    store.long.rows("select id, null as none from counter where id like 'n%' order by id"),
    store.long.rows('select id from counter where value = 2'),
  ]);
  expect(rows).toEqual(ids.map((id) => ({ id, none: null })));
  expect(none).toEqual([]);
});

test('an answer that is more than the thread has memory for comes whole, and ends nothing', async () => {
  const rows = await store.long.rows<{ i: number }>(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
      select i, printf('%0250d', i) as text from n`,
    [400_000],
  );
  expect([rows.length, rows[0]?.i, rows.at(-1)?.i]).toEqual([400_000, 1, 400_000]);
});

test('a statement that is wrong fails for who asked it, and for nobody else', async () => {
  const asked = await Promise.allSettled([
    store.long.rows('select nothing from nowhere'),
    store.long.rows("select 'a' as id"),
    store.long.rows('insert into counter (id, value) values (?, 1)', ['never']),
  ]);
  expect(asked).toMatchObject([
    { status: 'rejected', reason: { code: 'SQLITE_ERROR' } },
    { status: 'fulfilled', value: [{ id: 'a' }] },
    { status: 'rejected' },
  ]);
  expect(await store.read.rows("select id from counter where id = 'never'")).toEqual([]);
});

test('who still waits when the hub closes is told so, and the file is left whole', async () => {
  await keep('left');
  const waiting = expect(store.long.rows(COUNTING, [3_000_000])).rejects.toMatchObject({
    code: 'unavailable',
  });
  await store.close();
  await waiting;
  await expect(store.long.rows('select 1')).rejects.toMatchObject({ code: 'unavailable' });
  expect(existsSync(`${path}-wal`)).toBe(false);
  store = await SqliteStore.open(path, SCHEMA, { smallFile: 0 });
  expect(await store.long.rows("select id from counter where id = 'left'")).toEqual([{ id: 'left' }]);
});

test('a damaged page is no fault of who asked, and nothing is written to the file any more', async () => {
  await store.close();
  const database = new Database(path, { readonly: true });
  const page = database.prepare("select rootpage from sqlite_master where name = 'counter'").pluck().get();
  database.close();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(8192, 7), 0, 8192, (Number(page) - 1) * 8192);
  closeSync(file);
  store = await SqliteStore.open(path, SCHEMA, { smallFile: 0 });
  await expect(store.long.rows('select id from counter')).rejects.toMatchObject({ code: 'unavailable' });
  expect(store.damage).toBeDefined();
});
