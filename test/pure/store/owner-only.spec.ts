import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { restrictToOwner } from '../../../src/store/sqlite/owner-only.js';

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('the files of the database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yihu-own-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('are their owner’s: made anew, or opened again with what SQLite keeps beside it', () => {
    const path = join(folder, 'inner', 'db.sqlite');
    restrictToOwner(path);
    expect([modeOf(join(folder, 'inner')), modeOf(path)]).toEqual([0o700, 0o600]);
    writeFileSync(path, 'SQLite format 3\0 and the rest');
    writeFileSync(`${path}-wal`, '');
    for (const file of [path, `${path}-wal`]) chmodSync(file, 0o644);
    restrictToOwner(path);
    expect([modeOf(path), modeOf(`${path}-wal`)]).toEqual([0o600, 0o600]);
  });
  test('what is no file at all stays as it is', () => {
    const before = modeOf('/dev/null');
    restrictToOwner('/dev/null');
    expect(modeOf('/dev/null')).toBe(before);
  });
  test('a file that is no database stays as everybody reads it', () => {
    const path = join(folder, 'passwd');
    writeFileSync(path, 'root:x:0:0::/root:/bin/sh\n');
    chmodSync(path, 0o644);
    restrictToOwner(path);
    expect([modeOf(path), readFileSync(path, 'utf8')]).toEqual([0o644, 'root:x:0:0::/root:/bin/sh\n']);
  });
});
