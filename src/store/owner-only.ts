import { chmodSync, closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';

/** What every SQLite file begins with (sqlite.org/fileformat2.html, 1.3). */
const MAGIC = 'SQLite format 3\0';

/**
 * Readable by the hub's user only; what SQLite makes beside it takes its mode. A file of another user stays as it is,
 * and so does one that is no database: a path that was mistyped must not take a system's own file from others.
 */
export function keepToOwner(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (!isDatabase(path)) return;
  for (const file of [path, `${path}-wal`, `${path}-shm`].filter((f) => existsSync(f))) {
    try {
      chmodSync(file, 0o600);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EPERM') throw error;
    }
  }
}

/** Made empty where it is not there. */
function isDatabase(path: string): boolean {
  const file = openSync(path, 'a+', 0o600);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) return false;
    if (found.size === 0) return true;
    const head = Buffer.alloc(MAGIC.length);
    readSync(file, head, 0, head.length, 0);
    return head.toString('latin1') === MAGIC;
  } finally {
    closeSync(file);
  }
}
