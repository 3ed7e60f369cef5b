/** What a fault needs of the machine: where it is missing the fault says so and is not run. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const works = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const NEEDS = {
  strace: () => works('strace', ['-o', '/dev/null', '-e', 'inject=fsync:error=EIO:when=1', 'true']),
  faketime: () => works('faketime', ['-f', '+1s', 'true']),
  /** A mount namespace of its own with a small disk in it. */
  tmpfs: () =>
    process.getuid?.() === 0 &&
    works('unshare', ['-m', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'x', '/mnt']),
  /** A network namespace of its own. */
  netns: () => process.getuid?.() === 0 && works('unshare', ['-n', 'ip', 'link', 'set', 'lo', 'up']),
  gcc: () => works('gcc', ['--version']),
  redis: () => works('redis-server', ['--version']),
  /** Of npm, and the pages as they are built. */
  chromium: () => existsSync(fileURLToPath(new URL('../../../dist/client/index.html', import.meta.url))),
} as const;
export type Need = keyof typeof NEEDS;

const known = new Map<Need, boolean>();
export const has = (need: Need): boolean => {
  if (!known.has(need)) known.set(need, NEEDS[need]());
  return known.get(need)!;
};
export const missing = (needs: readonly Need[] = []): Need[] => needs.filter((need) => !has(need));
