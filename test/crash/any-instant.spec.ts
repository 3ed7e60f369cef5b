/** kill -9 at instants nobody chose, under a stream of raises over sockets and HTTP: what was acknowledged is there. */
import { randomUUID } from 'node:crypto';
import { openPage, type Page } from '../page.js';
import { inside, judge } from '../setup/checker.js';
import { Pacemaker } from '../setup/pacemaker.js';
import { serverOn, type Server } from '../setup/server.js';
import { prepare, type Person } from '../setup/ground.js';
import { DATABASES } from '../databases.js';
import { pageOn, pause } from './line.js';

const SEED = Number(process.env.TEST_SEED ?? 20261124);
const ROUNDS = 5;
const WORKERS = 24;

/** mulberry32: the same seed, the same instants. */
const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

interface Raising {
  /** clientCallId → the call's id as it was acknowledged */
  acknowledged: Map<string, string>;
  /** Sent, and nobody answered. */
  open: Map<string, Person>;
  differing: string[];
}

async function raiseOnce(
  how: Page | Server,
  worker: Person,
  clientCallId: string,
): Promise<{ id: string } | null> {
  if ('ask' in how) {
    const ack = await how.ask('call:raise', { clientCallId });
    return ack.ok ? ack.data : null;
  }
  const response = await fetch(`${how.base}/api/calls`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${worker.token}`,
      'idempotency-key': clientCallId,
      'content-type': 'application/json',
    },
    body: '{}',
  });
  return response.ok ? ((await response.json()) as { id: string }) : null;
}

async function stream(server: Server, worker: Person, all: Raising, over: () => boolean): Promise<void> {
  const how = Number(worker.name.slice(1)) % 2 ? server : await pageOn(server, 'community', worker.token);
  const mine = [...all.open].filter(([, w]) => w === worker).map(([id]) => id);
  // First what was left unanswered, then what is new.
  for (let n = 0; n < 9 && !over(); n++) {
    const clientCallId = mine.shift() ?? randomUUID();
    all.open.set(clientCallId, worker);
    const call = await raiseOnce(how, worker, clientCallId);
    if (!call) continue;
    const before = all.acknowledged.get(clientCallId);
    if (before !== undefined && before !== call.id) all.differing.push(clientCallId);
    all.acknowledged.set(clientCallId, call.id);
    all.open.delete(clientCallId);
    await pause(20);
  }
  if ('close' in how) how.close();
}

test.each(DATABASES)(
  'on %s',
  async (kind) => {
    const ground = await prepare(kind, {
      workers: WORKERS,
      officers: 4,
      steps: [{ ring: 'all', seconds: 3 }],
      settings: { retrySeconds: 5 },
    });
    const next = chance(SEED);
    const all: Raising = { acknowledged: new Map(), open: new Map(), differing: [] };
    const standstills: { from: number; to: number }[] = [];
    let unanswered = 0;
    let killed = 0;
    const pacemaker = await Pacemaker.start(ground.database);
    let server = await serverOn(ground);
    try {
      for (const officer of ground.officers) {
        const page = await openPage(server.base, 'procuratorate', officer.token);
        await page.do('duty:start');
        page.close();
      }
      for (let round = 0; round < ROUNDS; round++) {
        let over = false;
        const streams = ground.workers.map((w) => stream(server, w, all, () => over).catch(() => undefined));
        await pause(60 + next() * 500);
        const died = Date.now();
        await server.kill();
        killed += 1;
        over = true;
        await Promise.all(streams);
        unanswered += all.open.size;
        await inside(ground, async (from) => {
          const rows = await from.rows<{ id: string; client_call_id: string }>(
            'select id, client_call_id from call',
          );
          const there = new Map(rows.map((r) => [r.client_call_id, r.id]));
          const lost = [...all.acknowledged].filter(([key, id]) => there.get(key) !== id);
          expect(lost).toEqual([]);
        });
        server = await serverOn(ground);
        standstills.push({ from: died - 50, to: Date.now() });
      }
      // What nobody answered is asked again: each is one call.
      for (const [clientCallId, worker] of all.open) {
        const call = await raiseOnce(server, worker, clientCallId);
        if (call) all.acknowledged.set(clientCallId, call.id);
      }
      for (const [clientCallId, id] of [...all.acknowledged].slice(0, 12)) {
        const worker = await inside(ground, async (from) => {
          const [row] = await from.rows<{ raised_by: string }>('select raised_by from call where id = ?', [
            id,
          ]);
          return ground.workers.find((w) => w.id === row!.raised_by)!;
        });
        expect((await raiseOnce(server, worker, clientCallId))?.id).toBe(id);
      }
      await pause(3500);
      await inside(ground, async (from) => {
        const found = await judge(from, standstills, 2500, pacemaker.stood());
        process.stdout.write(
          `${kind} seed ${SEED}: killed ${killed} times with ${unanswered} raises under way, ${all.acknowledged.size} acknowledged, ${found.calls} calls, ${found.lapses} lapses, latest ${found.latest} ms beside ${found.stood} ms of the machine's own\n`,
        );
        expect(found.violations).toEqual([]);
        expect(found.calls).toBe(all.acknowledged.size);
      });
      expect(all.differing).toEqual([]);
      expect(killed).toBe(ROUNDS);
      expect(unanswered).toBeGreaterThan(0);
      expect(all.acknowledged.size).toBeGreaterThan(ROUNDS);
    } finally {
      await pacemaker.stop();
      await server.kill();
      await ground.database.drop();
    }
  },
  300_000,
);
