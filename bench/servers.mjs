/** The servers that are measured: the floor and Yihu, each in a process and on a database of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seed } from './seed.mjs';

const here = new URL('.', import.meta.url).pathname;
/** A hub by the side of the bench, quiet and without limits. */
export const QUIET = { YIHU_DEMO: '1', YIHU_LIMITS: 'off', PORT: '0', LOG_LEVEL: 'error' };
export const HUB = join(here, '../dist/main.js');
/** How many clock ticks /proc counts in a second, on every Linux that Node runs on. */
const TICKS = 100;

/** Milliseconds of processor that a process has used, with all its threads. */
export function processorOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}
export const residentKilobytes = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);

/** A process of Node that says where it listens. */
export async function serve(args, env) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const base = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (data) => {
      said += data;
      const found = /listens on (http:\S+)/.exec(said);
      if (found) resolve(found[1].replace('localhost', '127.0.0.1'));
    });
    child.once('exit', () => reject(new Error('the server did not start')));
  });
  return {
    base,
    pid: child.pid,
    child,
    processor: () => processorOf(child.pid),
    stop: () =>
      child.exitCode !== null || child.signalCode !== null
        ? Promise.resolve()
        : new Promise((done) => (child.once('exit', done), child.kill('SIGTERM'))),
  };
}

export const SERVERS = {
  floor: async (directory, people, { lapses = false } = {}) => {
    const server = await serve([join(here, 'floor.mjs')], {
      FLOOR_LAPSES: lapses ? '1' : '0',
      FLOOR_DATABASE: join(directory, 'floor.sqlite'),
      FLOOR_OFFICERS: String(people.officers),
    });
    const numbered = (count) => Array.from({ length: count }, (_, n) => String(n));
    return { ...server, tokens: { workers: numbered(people.workers), officers: numbered(people.officers) } };
  },
  yihu: async (directory, people) => {
    const path = join(directory, 'yihu.sqlite');
    const tokens = await seed(path, people);
    return { ...(await SERVERS.seeded(path)), tokens };
  },
  seeded: (path) => serve([HUB], { ...QUIET, DATABASE_URL: `sqlite:${path}` }),
};

/** Does the work in a folder that is gone afterwards. */
export async function inFolder(work) {
  const directory = mkdtempSync(join(tmpdir(), 'yihu-bench-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What the work finds out of a fresh server, by name. */
export const measure = (who, people, work, how) =>
  inFolder(async (directory) => {
    const server = await SERVERS[who](directory, people, how);
    return work(server).finally(server.stop);
  });

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
export const percentile = (sorted, p) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)];

/** The same work on the floor and on Yihu by turns, so that a machine whose speed drifts drifts for both. @returns the median of each figure */
export async function byTurns(rounds, work) {
  const runs = { floor: [], yihu: [] };
  for (let round = 0; round < rounds; round++)
    for (const who of ['floor', 'yihu']) runs[who].push(await work(who));
  const of = (who, name) => median(runs[who].map((run) => run[name]));
  return Object.fromEntries(
    Object.keys(runs.yihu[0]).map((name) => [name, { yihu: of('yihu', name), floor: of('floor', name) }]),
  );
}
