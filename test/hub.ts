/** The harness: the real hub on a real database with real sockets, and a clock that is pushed. */
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { MINUTE } from '../src/protocol/time/durations.js';
import { MinutesClock } from './setup/minutes-clock.js';
import { readConfig } from '../src/kernel/config.js';
import { Dispatcher } from '../src/dispatch/dispatcher.js';
import { openFoundations, openHub, type Hub } from '../src/hub.js';
import type { Foundations } from '../src/foundations.module.js';
import { SessionsService } from '../src/access/sessions.service.js';
import { Directory } from '../src/directory/directory.js';
import { makeMigrated, type DatabaseKind, type TestDatabase } from './databases.js';
import { openPage, type Page } from './page.js';
import { makeWorld, roleOf, type Username, type World } from './world.js';

/** A Tuesday, 09:00 in Shenyang. */
export const MORNING = Date.parse('2026-11-24T01:00:00Z');
const NAMESPACE = {
  worker: 'community',
  officer: 'procuratorate',
  // Has no page of its own: every namespace refuses.
  volunteer: 'community',
  coordinator: 'coordination',
  admin: 'coordination',
} as const;

export interface TestHub {
  hub: Hub;
  world: World;
  clock: MinutesClock;
  foundations: Foundations;
  database: TestDatabase;
  base: string;
  token(username: Username): Promise<string>;
  page(username: Username, lang?: 'zh' | 'en'): Promise<Page>;
  http(
    username: Username | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: any; headers: Headers }>;
  /** Sessions have their end: after days, whoever asks signs in anew. */
  signInAgain(): void;
  /** Pushes the clock and lets what falls due be done and told. */
  pass(seconds: number): Promise<void>;
  /** The clock jumps, as after a sleep: what fell due meanwhile is done once, at the end. For days and weeks. */
  leap(seconds: number): Promise<void>;
  /** The process ends and another starts on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Once a kept connection has ended, Node's fetch opens one for each request from then on: none ends during a test. */
const KEPT_MILLISECONDS = 10 * MINUTE;
async function openPatientHub(foundations: Foundations): Promise<Hub> {
  const hub = await openHub(foundations);
  (hub.app.getHttpServer() as Server).keepAliveTimeout = KEPT_MILLISECONDS;
  return hub;
}

export async function openTestHub(
  kind: DatabaseKind = 'sqlite',
  env: Record<string, string> = {},
  log?: Logger,
): Promise<TestHub> {
  const database = await makeMigrated(kind);
  const clock = new MinutesClock(MORNING);
  const config = readConfig({
    DATABASE_URL: database.url,
    YIHU_KEY_FILE: database.keyFile,
    YIHU_FILES: join(dirname(database.keyFile), 'files'),
    YIHU_FILE_STORE: join(dirname(database.keyFile), 'file-store'),
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...env,
  });
  let foundations = await openFoundations(config, clock, log);
  let hub = await openPatientHub(foundations);
  const world = await makeWorld(foundations.store, clock, foundations.seal, hub.app.get(Directory));
  const pages: Page[] = [];
  const tokens = new Map<Username, Promise<string>>();

  const test: TestHub = {
    get hub() {
      return hub;
    },
    get foundations() {
      return foundations;
    },
    get base() {
      return `http://127.0.0.1:${hub.port}`;
    },
    world,
    clock,
    database,
    token: (username) => {
      const known =
        tokens.get(username) ??
        hub.app
          .get(SessionsService)
          .open(world.ids[username], 'bearer', 'test')
          .then((s) => s.token);
      tokens.set(username, known);
      return known;
    },
    page: async (username, lang = 'zh') => {
      const page = await openPage(test.base, NAMESPACE[roleOf(username)], await test.token(username), {
        auth: { lang },
      });
      pages.push(page);
      return page;
    },
    http: async (username, method, path, body, headers = {}) => {
      const response = await fetch(test.base + path, {
        method,
        headers: {
          ...(username && { authorization: `Bearer ${await test.token(username)}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const json = /json/.test(response.headers.get('content-type') ?? '');
      return {
        status: response.status,
        body: json && text ? JSON.parse(text) : text,
        headers: response.headers,
      };
    },
    signInAgain: () => tokens.clear(),
    pass: async (seconds) => {
      await clock.push(seconds * 1000);
      await hub.app.get(Dispatcher).run();
      await settled();
    },
    leap: async (seconds) => {
      clock.leap(seconds * 1000);
      await hub.app.get(Dispatcher).run();
      await test.pass(5);
    },
    restart: async () => {
      for (const page of pages.splice(0)) page.close();
      await hub.close();
      foundations = await openFoundations(config, clock, log);
      hub = await openPatientHub(foundations);
    },
    close: async () => {
      for (const page of pages) page.close();
      await hub.close();
      await database.drop();
    },
  };
  return test;
}

/**
 * Many turns of the loop, so that what was emitted has crossed loopback. Waits for no deadline; a timer alone would be
 * over before the loop has turned once where the machine gave us no processor meanwhile.
 */
export const settled = async () => {
  for (let round = 0; round < 3; round++) {
    for (let turn = 0; turn < 10; turn++) await new Promise((next) => setImmediate(next));
    await new Promise((next) => setTimeout(next, 8));
  }
  for (let turn = 0; turn < 10; turn++) await new Promise((next) => setImmediate(next));
};
