/** The harness: the real hub on a real database with real sockets, and a clock that is pushed. */
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { PushedClock } from '../src/kernel/clock.js';
import { readConfig } from '../src/kernel/config.js';
import { Dispatcher } from '../src/dispatch/dispatcher.js';
import { openFoundations, openHub, type Hub } from '../src/hub.js';
import type { Foundations } from '../src/foundations.module.js';
import { SessionsService } from '../src/access/sessions.service.js';
import { Directory } from '../src/directory/directory.js';
import type { ClientEvents, Namespace } from '../src/protocol/events.js';
import type { Ack } from '../src/protocol/answers.js';
import type { CallDetail, CallSummary } from '../src/protocol/calls/call-summary.js';
import type { Ring } from '../src/protocol/calls/ring.js';
import { makeMigrated, type DatabaseKind, type TestDatabase } from './databases.js';
import { makeWorld, roleOf, type Username, type World } from './world.js';

/** Milliseconds after which what was to be told will not be told any more, on a machine however busy. */
const PATIENCE = 30_000;
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

export interface Page {
  socket: Socket;
  /** Everything that was told, in order. */
  told: [string, never][];
  ask(event: string, payload?: unknown): Promise<Ack<any>>;
  /** The ack's data; fails the test where it is a refusal. */
  do(event: string, payload?: unknown): Promise<any>;
  /** Resolves with the last payload of the event that fits, waiting for it where it has not come. */
  hear<T = any>(event: string, fits?: (payload: T) => boolean, milliseconds?: number): Promise<T>;
  heard<T = any>(event: string): T[];
  close(): void;
}
export interface TestHub {
  hub: Hub;
  world: World;
  clock: PushedClock;
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

export async function openTestHub(
  kind: DatabaseKind = 'sqlite',
  env: Record<string, string> = {},
): Promise<TestHub> {
  const database = await makeMigrated(kind);
  const clock = new PushedClock(MORNING);
  const config = readConfig({
    DATABASE_URL: database.url,
    YIHU_KEY_FILE: database.keyFile,
    YIHU_FILES: join(dirname(database.keyFile), 'files'),
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...env,
  });
  let foundations = await openFoundations(config, clock);
  let hub = await openHub(foundations);
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
      foundations = await openFoundations(config, clock);
      hub = await openHub(foundations);
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

export async function openPage(
  base: string,
  namespace: Namespace | '',
  token: string | undefined,
  more: { auth?: Record<string, unknown>; extraHeaders?: Record<string, string> } = {},
): Promise<Page> {
  const socket = io(`${base}/${namespace}`, {
    ...more,
    auth: { ...(token !== undefined && { token }), ...more.auth },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  const told: [string, never][] = [];
  const waiting: (() => void)[] = [];
  socket.onAny((event: string, payload: unknown) => {
    told.push([event, payload as never]);
    for (const look of waiting.splice(0)) look();
  });
  const page: Page = {
    socket,
    told,
    ask: (event, payload = {}) => socket.timeout(PATIENCE).emitWithAck(event, payload) as Promise<Ack<any>>,
    do: async (event, payload) => {
      const ack = await page.ask(event, payload);
      if (!ack.ok) throw new Error(`${event} was refused: ${JSON.stringify(ack.error)}`);
      return ack.data;
    },
    heard: <T>(event: string) => told.filter(([e]) => e === event).map(([, payload]) => payload as T),
    hear: async <T>(event: string, fits: (payload: T) => boolean = () => true, milliseconds = PATIENCE) => {
      const until = Date.now() + milliseconds;
      for (;;) {
        const found = page.heard<T>(event).findLast(fits);
        if (found !== undefined) return found;
        if (Date.now() > until)
          throw new Error(`nothing like ${event} was told; told were ${told.map(([e]) => e).join(', ')}`);
        await new Promise<void>((next) => {
          const timer = setTimeout(next, 200);
          waiting.push(() => (clearTimeout(timer), next()));
        });
      }
    },
    close: () => socket.disconnect(),
  };
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) =>
      reject(Object.assign(error, { code: (error as { data?: { code?: string } }).data?.code })),
    );
  });
  await page.hear('snapshot');
  return page;
}

/** A click with nothing but itself. */
export const raise = (page: Page, more: Record<string, unknown> = {}): Promise<CallSummary> =>
  page.do('call:raise', { clientCallId: randomUUID(), ...more });
export const ringOf = (page: Page, callId: string, milliseconds?: number): Promise<Ring> =>
  page.hear<Ring>('offer:ring', (r) => r.call.id === callId, milliseconds);
export const accept = async (page: Page, callId: string): Promise<CallDetail> =>
  page.do('offer:accept', { offerId: (await ringOf(page, callId)).id });
export type { ClientEvents };
