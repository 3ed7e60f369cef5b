/** strace attached to a node that runs: it fails or kills at chosen system calls, and says which it really touched. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Child } from './children.js';
import { until } from './chance.js';
import type { Lab } from './lab.js';

export interface Tracer {
  child: Child;
  /** How many calls it failed. */
  injected(): number;
  /** Detaches: the node goes on. */
  detach(): Promise<void>;
}

let attached = 0;

/**
 * @param calls as strace names them, `fsync,fdatasync`
 * @param what `error=EIO:when=1..3`, `signal=SIGKILL:when=7`
 * @param paths only calls on these files
 */
export async function attach(
  lab: Lab,
  calls: string,
  what: string,
  paths: readonly string[] = [],
): Promise<Tracer> {
  const file = join(lab.directory, `strace-${(attached += 1)}`);
  const args = ['-f', '-p', String(lab.node.pid), '-o', file, '-e', `trace=${calls}`];
  for (const path of paths) args.push('-P', path);
  const child = lab.children.start('strace', 'strace', [...args, '-e', `inject=${calls}:${what}`]);
  await until('strace is attached', () => /attached/.test(child.output()) || !child.isUp(), 30_000, 5);
  return {
    child,
    injected: () => (readFileSync(file, 'utf8').match(/\(INJECTED\)/g) ?? []).length,
    detach: async () => {
      if (child.isUp()) child.signal('SIGTERM');
      await child.ended;
    },
  };
}

/** The database and its log, where that is a file. */
export const filesOf = (lab: Lab): string[] => {
  const path = lab.ground.database.url.slice('sqlite:'.length);
  return [path, `${path}-wal`];
};
