/** A damaged database is not served: neither at the start, nor by a hub that meets the damage later. */
import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { SCHEMA } from '../../../src/schema.js';
import { isLogDamaged, requireUndamaged } from '../../../src/store/sqlite/database-damage.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';

const PAGE = 8192;
const FRAME = PAGE + 24;
let folder: string;
let path: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-damage-'));
  path = join(folder, 'yihu.sqlite');
  const store = await SqliteStore.open(path, SCHEMA);
  await store.write('w', (tx) => tx.run("insert into counter (id, value) values ('a', 1)"));
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const overwrite = (file: string, at: number, bytes: Buffer) => {
  const opened = openSync(file, 'r+');
  writeSync(opened, bytes, 0, bytes.length, at);
  closeSync(opened);
};
const rootOf = (table: string): number => {
  const database = new Database(path, { readonly: true });
  const page = database.prepare('select rootpage from sqlite_master where name = ?').pluck().get(table);
  database.close();
  return Number(page);
};

test('one that is whole, new or not there yet begins', () => {
  requireUndamaged(path);
  requireUndamaged(join(folder, 'not-there.sqlite'));
});

test('a page that is none any more keeps the hub from starting, in one sentence with what to do', () => {
  overwrite(path, (rootOf('fact') - 1) * PAGE, Buffer.alloc(PAGE, 7));
  expect(() => requireUndamaged(path)).toThrow(
    /^the database .*yihu\.sqlite is damaged, and nothing is served from it \(.+\): restore the newest backup by yihu restore/,
  );
});

test('a hub that meets it later answers that it cannot, and is not ready any more', async () => {
  overwrite(path, (rootOf('counter') - 1) * PAGE, Buffer.alloc(PAGE, 7));
  const store = await SqliteStore.open(path, SCHEMA);
  expect(store.damage).toBeUndefined();
  expect(await store.writable()).toBe(true);
  await expect(store.read.rows('select value from counter')).rejects.toThrow(Refusal);
  expect(store.damage).toMatch(/malformed/);
  expect(await store.writable()).toBe(false);
  await store.close();
});

test('a log is damaged where something later stands behind it, and not where a power cut left its end', () => {
  const log = `${path}-wal`;
  const database = new Database(path);
  database.pragma('synchronous = OFF');
  for (let n = 0; n < 5; n++) database.exec(`update counter set value = ${n}`);
  const copy = (name: string) => {
    copyFileSync(log, join(folder, name));
    return join(folder, name);
  };
  const size = statSync(log).size;
  expect(size).toBe(32 + 5 * FRAME);
  expect(isLogDamaged(log)).toBe(false);
  const second = copy('second');
  overwrite(second, 32 + FRAME + 200, Buffer.from('x'));
  expect(isLogDamaged(second)).toBe(true);
  const head = copy('head');
  overwrite(head, 13, Buffer.from([9]));
  expect(isLogDamaged(head)).toBe(true);
  const last = copy('last');
  overwrite(last, size - 200, Buffer.from('x'));
  expect(isLogDamaged(last)).toBe(false);
  const cut = copy('cut');
  truncateSync(cut, size - 200);
  expect(isLogDamaged(cut)).toBe(false);
  database.close();
});
