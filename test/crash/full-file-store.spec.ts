/** The disk that files are kept on is full in the middle of one: a plain no, nothing of it is left, and it goes on when there is room. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const MOUNT = 'mount -t tmpfs -o size=2m yihu /mnt';
const can = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'sh', '-c', MOUNT]).status === 0;
const built = (path: string) => JSON.stringify(pathToFileURL(join(process.cwd(), 'dist', path)).href);

/** On a disk of 2 MB, seen by this process only; with what says how much is free, and without. */
const SCRIPT = `
  import * as fs from 'node:fs/promises';
  import { SystemClock } from ${built('kernel/clock.js')};
  import { FolderKeeper } from ${built('file-store/folder-keeper.js')};
  const bytes = async function* (pieces) { for (let i = 0; i < pieces; i++) yield Buffer.alloc(65536, i + 1); };
  const told = [];
  for (const disk of [fs, { ...fs, statfs: async () => ({ bavail: 0, blocks: 0, bsize: 0 }) }]) {
    const keeper = new FolderKeeper('/mnt/store', new SystemClock(), disk);
    await keeper.write('small', bytes(4));
    const no = await keeper.write('large', bytes(64)).catch((error) => error.sentence ?? String(error));
    await keeper.write('next', bytes(4));
    told.push({ no, left: (await fs.readdir('/mnt/store', { recursive: true })).sort() });
    await fs.rm('/mnt/store', { recursive: true });
  }
  process.stdout.write(JSON.stringify(told));
`;

test('a full disk under the files', () => {
  if (!can) {
    process.stdout.write('skipped: this machine cannot make a full disk\n');
    return;
  }
  const run = `${MOUNT} && exec "$0" --input-type=module -e "$1"`;
  const told = execFileSync('unshare', ['-m', 'sh', '-c', run, process.execPath, SCRIPT], {
    encoding: 'utf8',
  });
  const expected = { no: 'storage_full', left: ['incoming', 'next', 'small'] };
  expect(JSON.parse(told)).toEqual([expected, expected]);
});
