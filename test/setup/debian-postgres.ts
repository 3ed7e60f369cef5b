/** A small cluster of Debian's own PostgreSQL, for what needs its client programs: those from npm are not there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './server.js';

const ROOT = '/usr/lib/postgresql';
const version = existsSync(ROOT)
  ? readdirSync(ROOT)
      .sort((a, b) => Number(b) - Number(a))
      .find((v) =>
        ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore'].every((p) => existsSync(join(ROOT, v, 'bin', p))),
      )
  : undefined;
/** Undefined where they are not all there. */
export const DEBIAN_POSTGRES = version && join(ROOT, version, 'bin');

export interface Cluster {
  /** Makes an empty database. */
  create(name: string): Promise<string>;
  stop(): void;
}

export async function startDebianPostgres(): Promise<Cluster> {
  const directory = mkdtempSync(join(tmpdir(), 'yihu-debian-pg-'));
  // As root the server runs as the user that Debian made for it.
  const asRoot = process.getuid?.() === 0;
  const run = (program: string, ...args: string[]) => {
    const path = join(DEBIAN_POSTGRES!, program);
    const [command, all] = asRoot ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args];
    execFileSync(command as string, all as string[], { cwd: directory, stdio: 'ignore' });
  };
  if (asRoot) {
    const id = Number(spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout);
    chownSync(directory, id, -1);
    chmodSync(directory, 0o755);
  }
  const port = await freePort();
  const data = join(directory, 'data');
  run(
    'initdb',
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=trust',
    '--no-sync',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  );
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${directory} -c fsync=off -c shared_buffers=32MB`;
  run('pg_ctl', '-D', data, '-w', '-l', join(directory, 'log'), '-o', options, 'start');
  const address = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;
  return {
    create: async (name) => {
      const client = new pg.Client(address('postgres'));
      await client.connect();
      await client.query(`create database ${name}`).finally(() => client.end());
      return `${address(name)}?connect_timeout=60`;
    },
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
