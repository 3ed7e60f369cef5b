/** A disk that has, after a power cut, what was synced; of what was not it may have any 4 KB, as a real one may. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lab } from '../core/lab.js';
import { filesOf } from '../core/strace.js';

const SOURCE = fileURLToPath(new URL('./forgetful.c', import.meta.url));
const BLOCK = 4096;
/** How much longer each sync takes: else a death would seldom meet one. */
const SYNC_MILLISECONDS = 20;

const folderOf = (lab: Lab) => join(lab.directory, 'synced');
const imageOf = (lab: Lab, n: number) => join(folderOf(lab), String(n));
const bytesOf = (path: string) => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0));
const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** What a node is started with. Of what the files hold before it is, all is synced. */
export function forgetfulDisk(lab: Lab): Record<string, string> {
  mkdirSync(folderOf(lab), { recursive: true });
  const library = join(folderOf(lab), 'forgetful.so');
  const made = spawnSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, SOURCE], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`the disk that forgets was not built: ${made.stderr}`);
  const [database] = filesOf(lab);
  copyFileSync(database!, imageOf(lab, 0));
  return {
    LD_PRELOAD: library,
    FORGETFUL_DATABASE: realpathSync(database!),
    FORGETFUL_IMAGE: folderOf(lab),
    FORGETFUL_MILLISECONDS: String(SYNC_MILLISECONDS),
  };
}

/** Whether the log is longer than what of it is synced. */
export const hasUnsynced = (lab: Lab): boolean => {
  const [, log] = filesOf(lab);
  return sizeOf(log!) > sizeOf(imageOf(lab, 1));
};

/**
 * Of a node that is dead.
 * @param kept of what was not synced so much is there all the same, 0 to 1
 * @returns how many blocks are as they were at the last sync, though they were written since
 */
export function forget(lab: Lab, kept: number): number {
  let forgotten = 0;
  for (const [n, path] of filesOf(lab).entries()) {
    const [written, synced] = [bytesOf(path), bytesOf(imageOf(lab, n))];
    const left = Buffer.alloc(Math.max(written.length, synced.length));
    synced.copy(left);
    let length = synced.length;
    for (let at = 0; at < written.length; at += BLOCK) {
      const end = Math.min(at + BLOCK, written.length);
      const block = written.subarray(at, end);
      if (block.equals(synced.subarray(at, end))) continue;
      if (lab.chance() >= kept) {
        forgotten += 1;
        continue;
      }
      block.copy(left, at);
      length = Math.max(length, end);
    }
    if (!length && !existsSync(path)) continue;
    for (const file of [path, imageOf(lab, n)]) writeFileSync(file, left.subarray(0, length));
  }
  return forgotten;
}
