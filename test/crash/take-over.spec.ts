/**
 * A newer process takes over from the one that runs, while raises come by sockets and by HTTP: none is refused, none is
 * lost, no ring is late. TEST_UPDATES=10 does it so often in a row.
 */
import { randomUUID } from 'node:crypto';
import { chmodSync, copyFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import type { Ack } from '../../src/protocol/answers.js';
import { openPage } from '../page.js';
import { inside, judge } from '../setup/checker.js';
import { prepare, type Ground, type Person } from '../setup/ground.js';
import { Pacemaker } from '../setup/pacemaker.js';
import { freePort, serverOn, type Server } from '../setup/server.js';

const UPDATES = Number(process.env['TEST_UPDATES'] ?? 1);
const WORKERS = 24;
/** A person may raise ten times in ten seconds. */
const BETWEEN_RAISES = 1100;
const pause = (milliseconds: number) => new Promise<void>((next) => setTimeout(next, milliseconds));

interface Heard {
  /** By clientCallId. */
  acknowledged: Map<string, string>;
  refused: string[];
  longest: number;
}

/** As a page does it: with the same id until somebody has answered. */
async function bySocket(port: number, worker: Person, heard: Heard, over: () => boolean): Promise<void> {
  const socket = io(`http://127.0.0.1:${port}/community`, {
    auth: { token: worker.token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
  });
  socket.on('connect_error', (error) => {
    // Refused by the hub; a line that broke on the way is tried again.
    if ((error as { data?: unknown }).data !== undefined) heard.refused.push(`connect: ${error.message}`);
  });
  while (!over()) {
    const clientCallId = randomUUID();
    const from = Date.now();
    const ack = await answerTo(socket, clientCallId);
    heard.longest = Math.max(heard.longest, Date.now() - from);
    if (ack.ok) heard.acknowledged.set(clientCallId, ack.data.id);
    else heard.refused.push(`raise: ${ack.error.code}`);
    await pause(BETWEEN_RAISES);
  }
  socket.disconnect();
}
async function answerTo(socket: Socket, clientCallId: string): Promise<Ack<{ id: string }>> {
  for (;;) {
    if (!socket.connected) await new Promise<void>((next) => socket.once('connect', next));
    const lost = new Promise<undefined>((resolve) => socket.once('disconnect', () => resolve(undefined)));
    const ack = await Promise.race([
      socket.emitWithAck('call:raise', { clientCallId }) as Promise<Ack<{ id: string }>>,
      lost,
    ]);
    if (ack) return ack;
  }
}

/** Once: who asks by HTTP is answered, or it is counted. */
async function byHttp(port: number, worker: Person, heard: Heard, over: () => boolean): Promise<void> {
  while (!over()) {
    const clientCallId = randomUUID();
    const from = Date.now();
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/calls`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${worker.token}`,
          'idempotency-key': clientCallId,
          'content-type': 'application/json',
        },
        body: '{}',
      });
      const body = (await response.json()) as { id: string; code?: string };
      if (response.ok) heard.acknowledged.set(clientCallId, body.id);
      else heard.refused.push(`POST: ${response.status} ${body.code}`);
      const page = await fetch(`http://127.0.0.1:${port}/api/health/ready`);
      if (!page.ok) heard.refused.push(`GET: ${page.status}`);
      await page.text();
    } catch (error) {
      heard.refused.push(`HTTP: ${String((error as { cause?: unknown }).cause ?? error)}`);
    }
    heard.longest = Math.max(heard.longest, Date.now() - from);
    await pause(BETWEEN_RAISES);
  }
}

let ground: Ground;
let port: number;
let server: Server;
const over = (env: Record<string, string> = {}) =>
  serverOn(ground, { PORT: String(port), YIHU_TAKE_OVER: '1', ...env });
beforeAll(async () => {
  ground = await prepare('sqlite', {
    workers: WORKERS,
    officers: 4,
    steps: [{ ring: 'all', seconds: 3 }],
    settings: { retrySeconds: 5 },
  });
  port = await freePort();
  // Nobody has the file yet: it starts as any other.
  server = await over();
}, 240_000);
afterAll(async () => {
  await server.kill();
  await ground.database.drop();
});

test('an update refuses nobody, loses nothing, and rings in time', async () => {
  const pacemaker = await Pacemaker.start(ground.database);
  for (const officer of ground.officers) {
    const page = await openPage(server.base, 'procuratorate', officer.token);
    await page.do('duty:start');
    page.close();
  }
  const heard: Heard = { acknowledged: new Map(), refused: [], longest: 0 };
  let ended = false;
  const streams = ground.workers.map((worker, n) =>
    (n % 2 ? bySocket : byHttp)(port, worker, heard, () => ended),
  );
  const between: string[] = [];
  for (let update = 0; update < UPDATES; update++) {
    await pause(1000);
    const before = server;
    server = await over();
    expect(await before.ended).toEqual({ code: 0, signal: null });
    between.push(/goes on for process \d+: (\d+) ms between/.exec(server.output())![1]!);
  }
  await pause(1000);
  ended = true;
  await Promise.all(streams);
  await pause(3500);
  await inside(ground, async (from) => {
    const rows = await from.rows<{ id: string; client_call_id: string }>(
      'select id, client_call_id from call',
    );
    const there = new Map(rows.map((r) => [r.client_call_id, r.id]));
    expect([...heard.acknowledged].filter(([key, id]) => there.get(key) !== id)).toEqual([]);
    expect(there.size).toBe(heard.acknowledged.size);
    const found = await judge(from, [], 2000, pacemaker.stood());
    process.stdout.write(
      `${UPDATES} updates: ${heard.acknowledged.size} raises acknowledged, ${heard.refused.length} refused, ${between.join(', ')} ms between, longest wait ${heard.longest} ms, ${found.lapses} lapses, latest ${found.latest} ms beside ${found.stood} ms of the machine's own\n`,
    );
    expect(found.violations).toEqual([]);
  });
  expect(heard.refused).toEqual([]);
  expect(heard.acknowledged.size).toBeGreaterThan(WORKERS);
  await pacemaker.stop();
}, 240_000);

test('one that could not start says why and the other goes on; untold, a second one is refused as ever', async () => {
  const refused = (env: Record<string, string>) =>
    serverOn(ground, { PORT: String(port), ...env }).then(
      () => 'started',
      (error: Error) => error.message,
    );
  const ready = async () => (await fetch(`${server.base}/api/health/ready`)).status;
  expect(await refused({})).toContain(`is in use by another Yihu: process ${server.process.pid} on `);
  const keys = `${ground.database.keyFile}.other`;
  copyFileSync(new URL('../upgrade/fixtures/keys.json', import.meta.url), keys);
  chmodSync(keys, 0o600);
  expect(await refused({ YIHU_TAKE_OVER: '1', YIHU_KEY_FILE: keys })).toContain(
    `the key file ${keys} does not open what the database holds`,
  );
  expect(await refused({ YIHU_TAKE_OVER: '1', PUBLIC_URL: 'http://hub.example.cn' })).toContain('PUBLIC_URL');
  expect(await ready()).toBe(200);
  expect(server.isUp()).toBe(true);
}, 240_000);
