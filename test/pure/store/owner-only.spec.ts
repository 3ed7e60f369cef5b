import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SqliteStore } from '../../../src/store/sqlite.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'yihu-owner-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modes = (path: string) =>
  [path, `${path}-wal`, `${path}-shm`]
    .filter((file) => existsSync(file))
    .map((file) => (statSync(file).mode & 0o777).toString(8));

test('the database and what lies beside it are read by the hub’s user alone, whatever they were before', async () => {
  const path = join(folder, 'var', 'yihu.sqlite');
  for (const before of [undefined, 0o644, 0o666]) {
    if (before !== undefined) chmodSync(path, before);
    const store = await SqliteStore.open(path);
    await store.write('probe', (tx) =>
      tx.run("insert into probe (id, beat) values ('x', 1) on conflict do nothing"),
    );
    expect(modes(path)).toEqual(['600', '600', '600']);
    await store.close();
    expect(new Set(modes(path))).toEqual(new Set(['600']));
  }
  expect((statSync(join(folder, 'var')).mode & 0o777).toString(8)).toBe('700');
});
