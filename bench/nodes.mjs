/**
 * So many nodes on one PostgreSQL that syncs each commit, with a Redis between them; people are spread over the nodes. The
 * floor is one node. One unit's writers go one after another by its lock; several units' do not.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startPostgres } from '../test/setup/postgres.js';
import { ringing } from './load.mjs';
import { seed } from './seed.mjs';
import { HUB, inFolder, processorOf, QUIET, serve } from './servers.mjs';

const LOAD = { raises: 3000, atOnce: 50 };
const NODES = [1, 2, 3];
const DISTRICTS = {
  nodes: { units: 1, workers: 50, officers: 50 },
  'nodes-4-units': { units: 4, workers: 13, officers: 13 },
};
const UNITS = {
  p50: 'ms',
  p99: 'ms',
  perSecond: 'raises/s',
  cpu: 'ms of CPU of the nodes a raise',
  postgres: 'ms of CPU of PostgreSQL a raise',
};

export async function nodes({ add }, names) {
  for (const name of names) {
    let one;
    for (const count of NODES) {
      const figures = await ringingOn(count, DISTRICTS[name]);
      one ??= figures;
      for (const [part, unit] of Object.entries(UNITS))
        add({ name: `${name}, ${count} ${part}`, unit, yihu: figures[part], floor: one[part] });
    }
  }
}

const ringingOn = (count, people) =>
  inFolder(async (directory) => {
    const postgres = await startPostgres();
    const redis = await startRedis();
    const key = join(directory, 'keys.json');
    const running = [];
    try {
      const tokens = await seed(postgres.url, { ...people, key });
      const env = {
        ...QUIET,
        DATABASE_URL: postgres.url,
        REDIS_URL: redis.url,
        YIHU_KEY_FILE: key,
        YIHU_FILE_STORE: join(directory, 'files'),
      };
      for (let n = 0; n < count; n++) running.push(await serve([HUB], env));
      const bases = running.map(({ base }) => base);
      const processor = () => running.reduce((sum, node) => sum + node.processor(), 0);
      // Each connection has compiled what it asks, and each node what it runs.
      await ringing({ bases, tokens, processor }, { ...LOAD, raises: 500 });
      const used = processorOfPostgres(postgres.directory);
      const figures = await ringing({ bases, tokens, processor }, LOAD);
      return { ...figures, postgres: (processorOfPostgres(postgres.directory) - used) / LOAD.raises };
    } finally {
      for (const node of running) await node.stop();
      redis.stop();
      await postgres.stop();
    }
  });

/** The server and all its processes that live; connections stay open while it is asked. */
function processorOfPostgres(directory) {
  const [main] = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
  const own = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === main);
  return [main, ...own].reduce((sum, pid) => sum + processorOf(pid), 0);
}
function parentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[1];
  } catch {
    return undefined;
  }
}

async function startRedis() {
  const server = createServer();
  const port = await new Promise((told) => server.listen(0, '127.0.0.1', () => told(server.address().port)));
  await new Promise((closed) => server.close(closed));
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((ready, failed) => {
    child.stdout.on('data', (text) => /Ready to accept/.test(text) && ready());
    child.once('error', failed);
  });
  return { url: `redis://127.0.0.1:${port}`, stop: () => child.kill() };
}
