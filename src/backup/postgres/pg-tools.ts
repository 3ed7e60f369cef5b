/** PostgreSQL's own programs, where this machine has them; passwords go by the environment, never by an argument. */
import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { BackupFailure } from '../backup-failure.js';

const DEBIAN = '/usr/lib/postgresql';
const MOST_SAID = 4000;
type Tool = 'pg_dump' | 'pg_restore';

/** Those of Debian, the newest first, since what stands in PATH there chooses by a cluster of this machine. */
function foldersOfTools(): string[] {
  let versions: string[] = [];
  try {
    versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
  } catch {
    // Not Debian: PATH says it.
  }
  return [
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean),
  ];
}

/** @throws BackupFailure saying what to install */
export function findTool(tool: Tool, folders = foldersOfTools()): string {
  for (const folder of folders) {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return join(folder, tool);
    } catch {
      // The next one.
    }
  }
  throw new BackupFailure(
    `${tool} is not on this machine: install PostgreSQL's client programs, as with apt-get install postgresql-client, of the server's version or a later one`,
  );
}

/** Without the password, which stands in the environment of the child alone. */
export function connectionOf(url: string): { args: string[]; env: NodeJS.ProcessEnv } {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  return {
    args: ['--dbname', address.toString()],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', ...(password && { PGPASSWORD: password }) },
  };
}

export interface RunningTool {
  child: ChildProcess;
  /** @throws BackupFailure with its own first line */
  ended: Promise<void>;
}
export function runTool(
  tool: Tool,
  url: string,
  args: readonly string[],
  stdout: 'pipe' | 'ignore',
): RunningTool {
  const { args: connection, env } = connectionOf(url);
  const child = spawn(findTool(tool), [...connection, '--no-password', ...args], {
    env,
    stdio: ['ignore', stdout, 'pipe'],
  });
  let said = '';
  child.stderr!.on('data', (text: Buffer) => (said = `${said}${String(text)}`.slice(0, MOST_SAID)));
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      code === 0
        ? resolve()
        : reject(new BackupFailure(`${tool} ended with ${code ?? signal}: ${wordsOf(said)}`)),
    );
  });
  ended.catch(() => undefined);
  return { child, ended };
}

const wordsOf = (said: string): string =>
  said
    .split('\n')
    .map((line) => line.trim())
    .find((line) => /error|fatal/i.test(line)) ??
  (said.trim().split('\n')[0] || 'it says nothing');
