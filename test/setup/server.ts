/** The built server as a child process, on a database that was prepared before: for what only a real process shows. */
import { dirname, join } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '../databases.js';
import { paceFile } from './pacemaker.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const PACEMAKER = new URL('./pacemaker-child.mjs', import.meta.url).href;
/** Less garbage collected. */
const QUICK = ['--min-semi-space-size=16', '--max-semi-space-size=32'];
/** The demo lives through its month first; and a start is slow where twenty others want the processor. */
const START_MILLISECONDS = 180_000;

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}
/** It ended before it listened. */
export class NotStarted extends Error {
  constructor(
    readonly ended: Ended,
    output: string,
  ) {
    super(`the server ended with ${ended.code ?? ended.signal} before it listened: ${output}`);
  }
}
export interface Server {
  base: string;
  port: number;
  process: ChildProcess;
  /** Resolves with how it ended. */
  ended: Promise<Ended>;
  isUp(): boolean;
  output(): string;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and how it ended. */
  stop(): Promise<Ended>;
}

const running = new Set<ChildProcess>();
/** Nothing that was started here outlives the tests. */
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Below the range from which the system gives ports by itself: nobody is given this one before it is used. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

/**
 * @param env added to a bare environment
 * @param wrap a command that runs the server, as `prlimit --fsize=…`
 * @param born is handed the process at once, long before it listens
 */
export async function launch(
  env: Record<string, string>,
  wrap: string[] = [],
  born?: (child: ChildProcess) => void,
): Promise<Server> {
  if (!existsSync(MAIN))
    throw new Error(
      'dist/main.js is missing: these specs run the built server, so run `npm run build` first',
    );
  const node = [process.execPath, ...QUICK, '--import', PACEMAKER, MAIN];
  const [command, ...args] = [...wrap, ...node];
  const child = spawn(command!, args, {
    env: { PATH: process.env.PATH!, PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  born?.(child);
  let output = '';
  let isUp = true;
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => {
      isUp = false;
      running.delete(child);
      resolve({ code, signal });
    }),
  );
  const port = await new Promise<number>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the server does not start: ${output}`));
    }, START_MILLISECONDS);
    const hear = (text: Buffer) => {
      output += text.toString();
      const listens = /Yihu listens on https?:\/\/\S+?(?::(\d+))?\n/.exec(output);
      if (!listens) return;
      clearTimeout(late);
      // What is printed is the address people use, behind a proxy the proxy's.
      resolve(Number(env.PORT ?? listens[1]));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((how) => {
      clearTimeout(late);
      reject(new NotStarted(how, output));
    });
    child.once('error', reject);
  });
  return {
    base: `http://127.0.0.1:${port}`,
    port,
    process: child,
    ended,
    isUp: () => isUp,
    output: () => output,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

export const serverOn = (
  { database }: { database: Pick<TestDatabase, 'url' | 'keyFile'> },
  env: Record<string, string> = {},
  wrap: string[] = [],
  born?: (child: ChildProcess) => void,
) =>
  launch(
    {
      DATABASE_URL: database.url,
      YIHU_KEY_FILE: database.keyFile,
      // Of all nodes on this database, as nodes share it.
      YIHU_FILE_STORE: join(dirname(database.keyFile), 'file-store'),
      TEST_PACE_FILE: paceFile(database),
      ...env,
    },
    wrap,
    born,
  );
