/** A database file has one hub; the next one is told whose it is, and need clear nothing away. */
import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { UnsafeSettingsError } from '../../../src/kernel/config.js';
import { makeFolder } from '../../../src/kernel/seal/make-folder.js';
import { lockDatabaseFile } from '../../../src/store/sqlite/database-file-lock.js';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';

const NOW = Date.parse('2026-11-24T01:00:00Z');
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-sole-'));
  path = join(folder, 'deep', 'yihu.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the second is refused with the first one’s process, machine and hour, as often as it tries', () => {
  const hold = lockDatabaseFile(path, NOW);
  for (let n = 0; n < 3; n++) {
    expect(() => lockDatabaseFile(path, NOW + 1)).toThrow(UnsafeSettingsError);
    expect(() => lockDatabaseFile(path, NOW + 1)).toThrow(
      `${path} is in use by another Yihu: process ${process.pid} on ${hostname()}, since 2026-11-24T01:00:00.000Z`,
    );
  }
  hold.release();
  lockDatabaseFile(path, NOW + 2).release();
});

test('by another name it is the same file', () => {
  const link = join(folder, 'link.sqlite');
  lockDatabaseFile(path, NOW).release();
  writeFileSync(path, '');
  symlinkSync(path, link);
  const hold = lockDatabaseFile(path, NOW);
  expect(() => lockDatabaseFile(link, NOW)).toThrow('is in use by another Yihu');
  hold.release();
});

test('other files are nobody’s, and tools read and write the held one', async () => {
  const hold = lockDatabaseFile(path, NOW);
  lockDatabaseFile(join(folder, 'other.sqlite'), NOW).release();
  const store = await SqliteStore.open(path, SCHEMA);
  await store.write('w', (tx) => tx.run("insert into counter (id, value) values ('a', 1)"));
  await store.close();
  hold.release();
});

test('a process that is killed holds nothing any more', async () => {
  lockDatabaseFile(path, NOW).release();
  // Another process, as the hub holds it.
  const script = `
    const lock = new (require('better-sqlite3'))(process.argv[1]);
    lock.exec('begin immediate');
    console.log('held');
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['-e', script, `${path}.lock`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => other.once('exit', resolve));
  await new Promise((held) => other.stdout.once('data', held));
  expect(() => lockDatabaseFile(path, NOW)).toThrow('is in use by another Yihu');
  other.kill('SIGKILL');
  await gone;
  lockDatabaseFile(path, NOW).release();
});

describe('what is not the hub’s', () => {
  const all = () => (readdirSync(folder, { recursive: true }) as string[]).sort();
  const refusedAt = (at: string, said: string) => {
    const before = all();
    expect(() => lockDatabaseFile(at, NOW)).toThrow(said);
    expect(all()).toEqual(before);
  };

  test('is refused by its name, with nothing made beside it', () => {
    const at = join(folder, 'there');
    writeFileSync(at, 'somebody’s letter');
    refusedAt(at, `DATABASE_URL: ${at} is not a database of SQLite`);
    refusedAt(folder, `DATABASE_URL: ${folder} is a folder or a device`);
    refusedAt(join(at, 'yihu.sqlite'), 'ENOTDIR');
    const pipe = join(folder, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    refusedAt(pipe, `${pipe} is a folder or a device`);
    expect(readFileSync(at, 'utf8')).toBe('somebody’s letter');
  });

  test.each(['delete', 'wal'])(
    'another program’s database stays without our tables (journal: %s)',
    (journal) => {
      const at = join(folder, 'bookmarks.sqlite');
      const theirs = new Database(at);
      theirs.pragma(`journal_mode = ${journal}`);
      theirs.exec('create table bookmark (url text)');
      theirs.close();
      refusedAt(at, `DATABASE_URL: ${at} is the database of another program`);
    },
  );

  test('nor is what stands where the lock would be', () => {
    mkdirSync(join(folder, 'deep'));
    writeFileSync(
      `${path}.lock`,
      'somebody’s own file, which is longer than a header of a database would be. '.repeat(9),
    );
    refusedAt(path, `${path}.lock stands where the hub keeps its lock`);
  });

  test('an empty file and a database of ours are ours', async () => {
    mkdirSync(join(folder, 'deep'));
    writeFileSync(path, '');
    lockDatabaseFile(path, NOW).release();
    await (await SqliteStore.open(path, SCHEMA)).close();
    lockDatabaseFile(path, NOW).release();
  });

  test('where no database came of it, lock and folders go again; beside one they stay', () => {
    lockDatabaseFile(path, NOW).withdraw();
    expect(all()).toEqual([]);
    const hold = lockDatabaseFile(path, NOW);
    writeFileSync(path, '');
    hold.withdraw();
    expect(all()).toEqual(['deep', 'deep/yihu.sqlite', 'deep/yihu.sqlite.lock']);
    lockDatabaseFile(path, NOW).release();
  });
});

describe('a folder', () => {
  test('is made with those above it, and says which', () => {
    const inner = join(folder, 'a', 'b');
    expect(makeFolder(inner)).toEqual([join(folder, 'a'), inner]);
    expect(makeFolder(inner)).toEqual([]);
  });
  test('that nobody may make is refused at once, also where the system says that it is not there', () => {
    expect(() => makeFolder('/proc/yihu-is-not-here/deep')).toThrow(/ENOENT|EACCES|EPERM/);
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeFolder(join(folder, 'new', '..', 'file', 'deep'))).toThrow('ENOTDIR');
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
