/** A database file has one hub; the next one is told whose it is, and need clear nothing away. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { UnsafeSettings } from '../../../src/config.js';
import { holdFile } from '../../../src/store/sole.js';
import { SqliteStore } from '../../../src/store/sqlite.js';

const NOW = Date.parse('2026-11-24T01:00:00Z');
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-sole-'));
  path = join(folder, 'deep', 'yihu.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the second is refused with the first one’s process, machine and hour, as often as it tries', () => {
  const hold = holdFile(path, NOW);
  for (let n = 0; n < 3; n++) {
    expect(() => holdFile(path, NOW + 1)).toThrow(UnsafeSettings);
    expect(() => holdFile(path, NOW + 1)).toThrow(
      `${path} is in use by another Yihu: process ${process.pid} on ${hostname()}, since 2026-11-24T01:00:00.000Z`,
    );
  }
  hold.release();
  holdFile(path, NOW + 2).release();
});

test('by another name it is the same file', () => {
  const link = join(folder, 'link.sqlite');
  holdFile(path, NOW).release();
  writeFileSync(path, '');
  symlinkSync(path, link);
  const hold = holdFile(path, NOW);
  expect(() => holdFile(link, NOW)).toThrow('is in use by another Yihu');
  hold.release();
});

test('other files are nobody’s, and tools read and write the held one', async () => {
  const hold = holdFile(path, NOW);
  holdFile(join(folder, 'other.sqlite'), NOW).release();
  const store = await SqliteStore.open(path);
  await store.write('w', (tx) => tx.run("insert into counter (id, value) values ('a', 1)"));
  await store.close();
  hold.release();
});

test('a process that is killed holds nothing any more', async () => {
  holdFile(path, NOW).release();
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
  expect(() => holdFile(path, NOW)).toThrow('is in use by another Yihu');
  other.kill('SIGKILL');
  await gone;
  holdFile(path, NOW).release();
});
