/** Folders that the hub makes for what it keeps. */
import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Another hub that did not start takes away what it made, and ours may have stood within. */
const ATTEMPTS = 3;

/**
 * Makes the folder and those above it that are not there. One by one, since Node's own `recursive` tries for ever where
 * the system lets nobody make one and says that it is not there, as in /proc.
 * @param mode of those that are made
 * @returns those that were made, the outermost first
 * @throws as the system says it; nothing is left behind then
 */
export function makeFolder(path: string, mode = 0o777): string[] {
  for (let attempt = 1; ; attempt++) {
    try {
      return makeMissing(path, mode);
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOENT' || attempt === ATTEMPTS) throw error;
    }
  }
}

function makeMissing(path: string, mode: number): string[] {
  const missing: string[] = [];
  for (let at = resolve(path); !existsSync(at); at = dirname(at)) missing.unshift(at);
  const made: string[] = [];
  try {
    for (const folder of missing) if (makeOne(folder, mode)) made.push(folder);
  } catch (error) {
    removeFolders(made);
    throw error;
  }
  return made;
}

/** Somebody else may have made it in the meantime. */
function makeOne(folder: string, mode: number): boolean {
  try {
    mkdirSync(folder, { mode });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST' && existsSync(folder)) return false;
    throw error;
  }
}

/** Those that are empty; `made` as it was returned. */
export function removeFolders(made: readonly string[]): void {
  for (const folder of [...made].reverse()) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}
