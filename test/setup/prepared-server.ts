/** Made once a run, since servers are started a hundred times in it: what they import packed into few files, and compiled. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const beside = (path: string) => new URL(path, import.meta.url);
const OF_THIS_RUN = process.env.TEST_TEMPLATES ?? mkdtempSync(join(tmpdir(), 'yihu-servers-'));
const COMPILED = join(OF_THIS_RUN, 'compiled');
/** Packed before all specs where all are run. */
const PACKED = process.env.TEST_PACKED ?? join(OF_THIS_RUN, 'packed');
const PREPARING = join(OF_THIS_RUN, 'preparing');
const PREPARED = join(OF_THIS_RUN, 'prepared.json');
/** Twenty times what it takes: less than a spec waits for its server. */
const MOST_MILLISECONDS = 150_000;

/** How a server is started that finds what was made. */
export interface PreparedServer {
  options: string[];
  env: Record<string, string>;
}
const UNPACKED: PreparedServer = { options: [], env: { NODE_COMPILE_CACHE: COMPILED } };
const FROM_PACKED: PreparedServer = {
  options: ['--import', beside('./packed-modules.mjs').href],
  env: { NODE_COMPILE_CACHE: COMPILED, TEST_PACKED: PACKED },
};

/** What it complained of, or nothing. */
function complaint(args: string[], env: Record<string, string>): string {
  const ran = spawnSync(process.execPath, args, {
    env: { PATH: process.env.PATH!, ...env },
    encoding: 'utf8',
    timeout: MOST_MILLISECONDS / 3,
  });
  return ran.stderr || (ran.status === 0 ? '' : `it ended with ${ran.status ?? ran.signal}`);
}
/** Loads the server and ends: those that the tests start are killed, and keep nothing of what they have compiled. */
const compile = ({ options, env }: PreparedServer): string => {
  const load = `await import('${beside('../../dist/serve.js').href}'); process.exit()`;
  return complaint([...options, '--input-type=module', '--eval', load], env);
};

/** Packing loads what it packs: that is compiled as well, for the processes beside the servers, which take it unpacked. */
function make(): PreparedServer {
  const pack = [fileURLToPath(beside('./pack-modules.mjs')), PACKED];
  const why =
    (process.env.TEST_PACKED === undefined && complaint(pack, UNPACKED.env)) || compile(FROM_PACKED);
  if (!why) return FROM_PACKED;
  process.stderr.write(`servers start slower, from node_modules, since it could not be packed: ${why}\n`);
  compile(UNPACKED);
  return UNPACKED;
}

/** Whoever comes first makes it, for all who wait. */
export async function prepareServer(): Promise<PreparedServer> {
  const isFirst = mkdirSync(PREPARING, { recursive: true }) !== undefined;
  if (isFirst) {
    writeFileSync(join(PREPARING, 'made'), JSON.stringify(make()));
    renameSync(join(PREPARING, 'made'), PREPARED);
  }
  for (const until = Date.now() + MOST_MILLISECONDS; !existsSync(PREPARED); await pass(50))
    if (Date.now() > until) return UNPACKED;
  return JSON.parse(readFileSync(PREPARED, 'utf8')) as PreparedServer;
}
