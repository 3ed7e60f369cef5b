/** The built server as a child process, on a database that was prepared before: for what only a real process shows. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SystemClock } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { AccountRow, MembershipRow, SessionRow } from '../../src/directory/people/people.entity.js';
import { Seal } from '../../src/kernel/seal/seal.js';
import { Directory } from '../../src/directory/directory.js';
import { PolicyRow, SettingRow } from '../../src/directory/places.entity.js';
import type { PolicyStep } from '../../src/protocol/calls/policy.js';
import { SCHEMA } from '../../src/schema.js';
import { PostgresStore } from '../../src/store/postgres/postgres.js';
import { SqliteStore } from '../../src/store/sqlite/sqlite.js';
import { Table } from '../../src/store/table.js';
import { makeMigrated, type DatabaseKind, type Medium, type TestDatabase } from '../databases.js';
import { paceFile } from './pacemaker.js';
import { makeWorld, USERNAMES, type Username, type World } from '../world.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const PACEMAKER = new URL('./pacemaker-child.mjs', import.meta.url).href;
/** Servers are started a hundred times in a run: what is compiled once is found again. */
const COMPILED = join(process.env.TEST_TEMPLATES ?? tmpdir(), 'compiled');
const SERVE = new URL('../../dist/serve.js', import.meta.url).href;
const LESS_GARBAGE = ['--min-semi-space-size=16', '--max-semi-space-size=32'];
/** The demo lives through its month first; and a start is slow where twenty others want the processor. */
const START_MILLISECONDS = 180_000;
const AT_ONCE = 20;

export interface Person {
  id: string;
  name: string;
  token: string;
}
export interface Ground {
  kind: DatabaseKind;
  database: TestDatabase;
  world: World;
  tokens: Record<Username, string>;
  /** More people of 和平, beside those of the small world. */
  workers: Person[];
  officers: Person[];
}
export interface GroundOptions {
  steps?: PolicyStep[];
  settings?: Record<string, unknown>;
  workers?: number;
  officers?: number;
  database?: TestDatabase;
  /** A real disk, unless the spec is not about what a disk keeps. */
  medium?: Medium;
}

/** The small world, a policy with short steps, and a bearer token for everybody. */
export async function prepare(kind: DatabaseKind, options: GroundOptions = {}): Promise<Ground> {
  const database = options.database ?? (await makeMigrated(kind, options.medium ?? 'disk'));
  const clock = new SystemClock();
  const store =
    kind === 'sqlite'
      ? await SqliteStore.open(database.url.slice('sqlite:'.length), SCHEMA)
      : await PostgresStore.open(database.url, SCHEMA);
  const directory = new Directory(store);
  const world = await makeWorld(store, clock, Seal.load(database.keyFile), directory);
  const now = clock.now();
  const people: Person[] = [];
  const tokenFor = (id: string, name: string): Person => {
    const person = { id, name, token: randomBytes(32).toString('base64url') };
    people.push(person);
    return person;
  };
  const tokens = Object.fromEntries(
    USERNAMES.map((u) => [u, tokenFor(world.ids[u], u).token]),
  ) as Ground['tokens'];
  const workers = Array.from({ length: options.workers ?? 0 }, (_, i) => tokenFor(newId(clock), `w${i}`));
  const officers = Array.from({ length: options.officers ?? 0 }, (_, i) => tokenFor(newId(clock), `o${i}`));

  await store.write('ground', async (tx) => {
    const unitId = world.unit.heping;
    const accounts = [...workers, ...officers].map((p): AccountRow => {
      const officer = officers.includes(p);
      return {
        id: p.id,
        unitId,
        departmentId: officer ? world.department.first : null,
        username: p.name,
        passwordHash: 'none',
        name: p.name,
        title: null,
        roles: [officer ? 'officer' : 'worker'],
        skills: [],
        phone: null,
        totpSecret: null,
        totpUsedStep: null,
        createdAt: now,
        disabledAt: null,
        briefedAt: null,
        mustChangePassword: false,
      };
    });
    const memberships = workers.map((w): MembershipRow => ({
      id: newId(clock),
      accountId: w.id,
      communityId: world.community.caita,
      position: 0,
    }));
    const sessions = people.map((p): SessionRow => ({
      id: newId(clock),
      tokenHash: createHash('sha256').update(p.token).digest('base64url'),
      accountId: p.id,
      kind: 'bearer',
      device: 'test',
      createdAt: now,
      seenAt: now,
      expiresAt: now + 86_400_000,
      endedAt: null,
    }));
    for (let i = 0; i < accounts.length; i += AT_ONCE)
      await new Table(AccountRow).insert(tx, ...accounts.slice(i, i + AT_ONCE));
    for (let i = 0; i < memberships.length; i += AT_ONCE)
      await new Table(MembershipRow).insert(tx, ...memberships.slice(i, i + AT_ONCE));
    for (let i = 0; i < sessions.length; i += AT_ONCE)
      await new Table(SessionRow).insert(tx, ...sessions.slice(i, i + AT_ONCE));
    if (options.steps)
      await new Table(PolicyRow).insert(tx, {
        id: unitId,
        unitId,
        position: 0,
        name: '',
        matches: { when: 'any' },
        steps: options.steps,
        afterHours: 'ring',
        promiseSeconds: 120,
        afterPromiseSeconds: 300,
        owners: [],
        changedAt: now,
      });
    for (const [key, value] of Object.entries(options.settings ?? {})) {
      await new Table(SettingRow).insert(tx, { id: `${unitId}:${key}`, unitId, key, value });
    }
    await directory.touch(tx);
  });
  await store.close();
  return { kind, database, world, tokens, workers, officers };
}

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

/** Loads the server and ends: those that the tests start are killed, and keep nothing of what they have compiled. */
function compile(): void {
  if (existsSync(COMPILED)) return;
  spawnSync(process.execPath, ['--input-type=module', '--eval', `await import('${SERVE}'); process.exit()`], {
    env: { PATH: process.env.PATH!, NODE_COMPILE_CACHE: COMPILED },
  });
}

/**
 * @param env added to a bare environment
 * @param wrap a command that runs the server, as `prlimit --fsize=…`
 */
export async function launch(env: Record<string, string>, wrap: string[] = []): Promise<Server> {
  if (!existsSync(MAIN))
    throw new Error(
      'dist/main.js is missing: these specs run the built server, so run `npm run build` first',
    );
  compile();
  const node = [process.execPath, ...LESS_GARBAGE, '--import', PACEMAKER, MAIN];
  const [command, ...args] = [...wrap, ...node];
  const child = spawn(command!, args, {
    env: { PATH: process.env.PATH!, PORT: '0', LOG_LEVEL: 'error', NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
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
      const listens = /Yihu listens on http:\/\/\S+:(\d+)\n/.exec(output);
      if (!listens) return;
      clearTimeout(late);
      resolve(Number(listens[1]));
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
  ground: Pick<Ground, 'database'>,
  env: Record<string, string> = {},
  wrap: string[] = [],
) =>
  launch(
    {
      DATABASE_URL: ground.database.url,
      YIHU_KEY_FILE: ground.database.keyFile,
      TEST_PACE_FILE: paceFile(ground.database),
      ...env,
    },
    wrap,
  );
