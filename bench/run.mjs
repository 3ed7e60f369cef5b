/**
 * npm run bench -- [--json FILE] [--only NAME] [--calls N] [--on postgres]: each figure of Yihu beside the floor's, of one
 * run, on fresh databases. Of the figures over years the floor is Yihu itself: with a hundredth of the calls, or
 * with nothing else to do.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { idle, lapsing, ringing } from './load.mjs';
import { deciding } from './routing.mjs';
import { searching, seedCalls } from './search.mjs';
import { seed } from './seed.mjs';
import { standingStill, STOOD } from './stops.mjs';
import { exporting, figures, generate, ringingUnderLoad } from './years.mjs';
import { startPostgres } from '../test/setup/postgres.js';

const { values: asked } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    calls: { type: 'string' },
    on: { type: 'string', default: 'sqlite' },
  },
});
const PEOPLE = { workers: 50, officers: 50, policies: 0 };
/** A city's centre: many on duty, many policies to choose from. */
const CITY = { workers: 50, officers: 500, policies: 50 };
const CONNECTIONS = 2000;
/** What an export may take, whatever it exports. */
const MOST_MEGABYTES = 200;
/** What the hub may stand still for, whatever else it does: milliseconds. */
const MOST_STILL = 50;
const here = new URL('.', import.meta.url).pathname;

async function serve(args, env) {
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
    stop: () =>
      child.exitCode !== null || child.signalCode !== null
        ? Promise.resolve()
        : new Promise((done) => (child.once('exit', done), child.kill('SIGTERM'))),
  };
}

const SERVERS = {
  floor: async (directory, people, lapses) => {
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
  seeded: (path) =>
    serve([join(here, '../dist/main.js')], {
      YIHU_DEMO: '1',
      YIHU_LIMITS: 'off',
      PORT: '0',
      DATABASE_URL: `sqlite:${path}`,
      LOG_LEVEL: 'error',
    }),
};

async function measure(name, { work, people = PEOPLE, lapses = false }) {
  const directory = mkdtempSync(join(tmpdir(), 'yihu-bench-'));
  try {
    const server = await SERVERS[name](directory, people, lapses);
    const figures = await work(server).finally(server.stop);
    return figures;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const FIGURES = {
  'ring-1': { work: (s) => ringing(s.base, s.tokens, { raises: 500, atOnce: 1 }) },
  'ring-16': { work: (s) => ringing(s.base, s.tokens, { raises: 4000, atOnce: 16 }) },
  'ring-50': { work: (s) => ringing(s.base, s.tokens, { raises: 4000, atOnce: 50 }) },
  'ring-500-officers': {
    people: CITY,
    work: (s) => ringing(s.base, s.tokens, { raises: 1000, atOnce: 1 }),
  },
  'due-1000': {
    lapses: true,
    rounds: 1,
    work: (s) => lapsing(s.base, s.tokens, { raises: 1000, atOnce: 50 }),
  },
  /** No server: the pure decision. */
  'route-10000': { pure: deciding },
  idle: { work: (s) => idle(s.base, s.pid, s.tokens, CONNECTIONS) },
};
const UNITS = {
  p50: 'ms',
  p99: 'ms',
  perSecond: 'raises/s',
  lateP50: 'ms',
  lateMost: 'ms',
  kilobytes: 'KB a connection',
};

const results = [];
for (const [name, figure] of Object.entries(FIGURES)) {
  if (asked.only && asked.only !== name) continue;
  const runs = { floor: [], yihu: [] };
  // Floor and Yihu by turns, so that a machine whose speed drifts drifts for both.
  for (let round = 0; round < Math.min(figure.rounds ?? Infinity, Number(asked.rounds)); round++)
    for (const who of ['floor', 'yihu'])
      runs[who].push(figure.pure ? figure.pure(who) : await measure(who, figure));
  for (const part of Object.keys(runs.yihu[0])) {
    const of = (who) => median(runs[who].map((r) => r[part]));
    results.push({
      name: `${name} ${part}`,
      unit: UNITS[part],
      yihu: of('yihu'),
      floor: of('floor'),
      ratio: of('yihu') / of('floor'),
    });
  }
}
await years();
if (!asked.only || asked.only === 'search') await search(Number(asked.calls ?? 1_000_000));
const rows = results.map((r) => [r.name, r.yihu.toFixed(2), r.floor.toFixed(2), r.ratio.toFixed(2), r.unit]);
const table = [['figure', 'yihu', 'floor', 'ratio', 'unit'], ...rows];
const widths = table[0].map((_, i) => Math.max(...table.map((row) => row[i].length)));
process.stdout.write(
  `${table.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')).join('\n')}\n`,
);
if (asked.json)
  writeFileSync(
    asked.json,
    `${JSON.stringify({ node: process.version, people: PEOPLE, connections: CONNECTIONS, results }, null, 2)}\n`,
  );

/** Searches among so many calls, and among a hundredth of them; on SQLite, as most hubs are. */
async function search(calls) {
  const people = { workers: 200, officers: 200, coordinators: 1 };
  const run = async (count) => {
    const directory = mkdtempSync(join(tmpdir(), 'yihu-bench-'));
    try {
      const path = join(directory, 'yihu.sqlite');
      const tokens = await seed(path, people);
      const { perCall, rarest } = await seedCalls(path, count);
      const server = await SERVERS.seeded(path);
      const times = await searching(server.base, tokens, rarest).finally(server.stop);
      return { perCall, times };
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  };
  const [few, many] = [await run(Math.round(calls / 100)), await run(calls)];
  const add = (name, unit, yihu, floor) => results.push({ name, unit, yihu, floor, ratio: yihu / floor });
  for (const [name, { p50, p95 }] of Object.entries(many.times)) {
    add(`search, ${name} p50`, 'ms', p50, few.times[name].p50);
    add(`search, ${name} p95`, 'ms', p95, few.times[name].p95);
  }
  const { bytes, rows, microseconds } = many.perCall;
  add('search, its index beside rows and words', 'bytes a call', bytes, rows);
  add('search, taking into the index', 'µs a call', microseconds, few.perCall.microseconds);
}

/** Years of a district: with all the calls, and with a hundredth of them. */
async function years() {
  const wanted = ['dashboard', 'export', 'ring-busy', 'stops'].filter(
    (name) => !asked.only || asked.only === name,
  );
  if (!wanted.length) return;
  const calls = Number(asked.calls ?? 100_000);
  const postgres = asked.on === 'postgres' ? await startPostgres() : undefined;
  const directory = mkdtempSync(join(tmpdir(), 'yihu-bench-'));
  const add = (name, unit, yihu, floor) => results.push({ name, unit, yihu, floor, ratio: yihu / floor });
  const open = async (name, count) => {
    const url = postgres
      ? await databaseIn(postgres.url, name)
      : `sqlite:${join(directory, `${name}.sqlite`)}`;
    const keys = {
      YIHU_KEY_FILE: join(directory, `${name}.key`),
      YIHU_FILES: join(directory, name),
      YIHU_FILE_STORE: join(directory, `${name}.files`),
    };
    // The same people in both: a figure by person is as long.
    await generate(url, { calls: count, entries: 5 * count, people: Math.ceil(calls / 500), keys });
    const server = await serve(['--import', STOOD, join(here, '../dist/main.js')], {
      ...keys,
      YIHU_DEMO: '1',
      YIHU_LIMITS: 'off',
      PORT: '0',
      DATABASE_URL: url,
      LOG_LEVEL: 'error',
    });
    opened.push(server);
    return server;
  };
  const opened = [];
  try {
    const many = await open('many', calls);
    const few = wanted.includes('dashboard') ? await open('few', Math.round(calls / 100)) : undefined;
    if (few) {
      const [of, floor] = [await figures(many.base), await figures(few.base)];
      for (const name of Object.keys(of))
        for (const part of ['p50', 'p95']) add(`${name} ${part}`, 'ms', of[name][part], floor[name][part]);
      await few.stop();
    }
    const everything = { kind: 'export_calls', params: { format: 'xlsx', filter: {} } };
    if (wanted.includes('export')) {
      const { megabytes } = await exporting(many.base, many.pid, everything);
      add('export of all calls, its process at most', 'MB', megabytes, MOST_MEGABYTES);
    }
    if (wanted.includes('ring-busy')) {
      const { alone, busy } = await ringingUnderLoad(many.base, many.pid, everything);
      for (const part of ['p50', 'p99'])
        add(`ring while figures and an export run ${part}`, 'ms', busy[part], alone[part]);
    }
    if (wanted.includes('stops'))
      for (const [name, stop] of Object.entries(await standingStill(many))) {
        add(`stands still for ${name}, at most`, 'ms', stop.own, MOST_STILL);
        add(`  computing`, 'ms', stop.computing, MOST_STILL);
        // Cores that others held are the machine's: a process that does nothing waits for them as long.
        add(`  with what it waited for a core`, 'ms', stop.whole, Math.max(1, stop.beside));
      }
  } finally {
    for (const server of opened) await server.stop();
    rmSync(directory, { recursive: true, force: true });
    await postgres?.stop();
  }
}

async function databaseIn(server, name) {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`create database ${name}`).finally(() => client.end());
  return server.replace(/\/postgres$/, `/${name}`);
}
