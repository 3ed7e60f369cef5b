/** The place of the hub's SQLite database: who has it, what stands in it, and how something else comes there. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onTheWall } from '../../protocol/time/local-day.js';
import { BackupFailure } from '../backup-failure.js';

const PARTS = ['', '-wal', '-shm'] as const;

/** @throws BackupFailure where something is there and was not said to be moved */
export function requireRoom(path: string, aside: boolean): void {
  const standing = PARTS.find(
    (part) => (statSync(`${path}${part}`, { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
  if (standing !== undefined && !aside)
    throw new BackupFailure(
      `${path}${standing} holds data, and nothing is overwritten: add --aside, which renames it and restores in its place, or name another DATABASE_URL`,
    );
}

/** @returns the name that it has now; undefined where nothing was there */
export function moveAside(path: string, now: number): string | undefined {
  const stamp = onTheWall(now).toISOString().slice(0, 19).replace(/[-:]/g, '');
  const aside = `${path}.aside-${stamp}`;
  if (existsSync(aside)) throw new BackupFailure(`${aside} is there already: try again in a second`);
  let moved = false;
  for (const part of PARTS) {
    if (!existsSync(`${path}${part}`)) continue;
    renameSync(`${path}${part}`, `${aside}${part}`);
    moved = true;
  }
  return moved ? aside : undefined;
}

/** Nothing stands there any more. What is staged lies on the same disk, closed and whole without its log. */
export async function takePlace(staged: string, path: string): Promise<void> {
  for (const part of ['-wal', '-shm']) rmSync(`${staged}${part}`, { force: true });
  for (const name of [staged, dirname(path)]) {
    if (name !== staged) renameSync(staged, path);
    const file = await open(name, 'r');
    await file.sync();
    await file.close();
  }
}
