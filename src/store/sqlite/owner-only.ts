import { chmodSync, closeSync, existsSync, fstatSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../../kernel/seal/make-folder.js';
import { isSqliteFile } from './database-file-check.js';

/**
 * Readable by the hub's user only; what SQLite makes beside it takes its mode. A file of another user stays as it is,
 * and so does one that is no database: a path that was mistyped must not take a system's own file from others.
 */
export function restrictToOwner(path: string): void {
  makeFolder(dirname(path), 0o700);
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
    return found.size === 0 || isSqliteFile(file);
  } finally {
    closeSync(file);
  }
}
