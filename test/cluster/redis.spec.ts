/** Two server processes share their channels over Redis; Redis carries hints only. Runs where TEST_REDIS_URL is set. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { openPage, raise, ringOf, type Page } from '../page.js';
import { inside, judge } from '../setup/checker.js';
import { knows, pause } from './knows.js';
import { freePort, serverOn, type Server } from '../setup/server.js';
import { prepare, type Ground } from '../setup/ground.js';
import { TcpProxy } from '../setup/tcp-proxy.js';

const REDIS = process.env.TEST_REDIS_URL;
const suite = REDIS ? describe : describe.skip;
if (!REDIS) process.stdout.write('skipped: two nodes over Redis, since TEST_REDIS_URL is not set\n');

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

async function startRedis(port: number): Promise<{ process: ChildProcess; kill(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'yihu-redis-'));
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', directory],
    { stdio: 'ignore' },
  );
  for (let i = 0; i < 100 && !(await answers(port)); i++) await pause(50);
  return {
    process: child,
    kill: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await gone;
      }
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

suite('over Redis', () => {
  let ground: Ground;
  let nodes: Server[];
  const pages: Page[] = [];
  /** Ended on purpose. */
  const stopped = new Set<Server>();
  const on = async (
    node: number,
    namespace: 'community' | 'procuratorate' | 'coordination',
    token: string,
  ) => {
    const page = await openPage(nodes[node]!.base, namespace, token);
    pages.push(page);
    return page;
  };
  /** What the nodes say of their Redis, once both say so. */
  const bothSay = async (redis: 'well' | 'lost') => {
    for (;;) {
      const said = await Promise.all(
        nodes.map(async (n) => {
          const ready = await fetch(`${n.base}/api/health/ready`);
          expect(ready.status).toBe(200);
          return ((await ready.json()) as { redis: string }).redis;
        }),
      );
      if (said.every((s) => s === redis)) return;
      await pause(200);
    }
  };
  const open = async (url: string) => {
    // Where it fails, what the tests before had is not asked of once more.
    nodes = [];
    ground = await prepare('postgres', { workers: 8, medium: 'memory' });
    nodes = await Promise.all([serverOn(ground, { REDIS_URL: url }), serverOn(ground, { REDIS_URL: url })]);
  };
  const close = async () => {
    await Promise.all(nodes.splice(0).map((n) => n.kill()));
    await ground.database.drop();
  };
  afterEach(() => {
    for (const page of pages.splice(0)) page.close();
    expect(nodes.filter((n) => !n.isUp() && !stopped.has(n)).map((n) => n.output())).toEqual([]);
  });

  /** While Redis is in trouble: a call raised on one node is rung, answered and seen on the other, and the watch says so. */
  const livesThrough = async () => {
    const worker = await on(0, 'community', ground.tokens.li);
    const neighbour = await on(1, 'community', ground.tokens.sun);
    const officer = await on(1, 'procuratorate', ground.tokens.wang);
    const call = await raise(worker);
    const ring = await ringOf(officer, call.id);
    const state = (page: Page, wanted: string) =>
      page.hear<{ calls: { id: string; state: string }[] }>('snapshot', (told) =>
        told.calls.some((c) => c.id === call.id && c.state === wanted),
      );
    await officer.do('offer:accept', { offerId: ring.id });
    await state(worker, 'active');
    await neighbour.hear(
      'call:changed',
      (c: { id: string; state: string }) => c.id === call.id && c.state === 'active',
    );
    for (;;) {
      const watch = await fetch(`${nodes[0]!.base}/api/watch`, {
        headers: { authorization: `Bearer ${ground.tokens.zhou}` },
      });
      if ((await watch.text()).includes('hints_lost')) break;
      await pause(200);
    }
    await officer.do('call:close', { callId: call.id, outcome: 'advised', solved: true, note: '已告知' });
  };
  const crossesAgain = async () => {
    const worker = await on(0, 'community', ground.workers[0]!.token);
    const officer = await on(1, 'procuratorate', ground.tokens.wang);
    const board = await on(1, 'coordination', ground.tokens.zhou);
    const call = await raise(worker);
    await ringOf(officer, call.id);
    await board.hear('call:changed', (c: { id: string }) => c.id === call.id);
    // The next test rings the same officer.
    await worker.do('call:cancel', { callId: call.id });
    const metrics = await (await fetch(`${nodes[0]!.base}/metrics`)).text();
    expect(metrics).toMatch(/^yihu_redis_well 1$/m);
    expect(metrics).toMatch(/^yihu_redis_round_trip_seconds [\d.e-]+$/m);
  };
  const onDuty = async () => (await on(1, 'procuratorate', ground.tokens.wang)).do('duty:start');

  describe('that is well', () => {
    beforeAll(() => open(REDIS!), 120_000);
    afterAll(close);

    test('nobody else hears it on the other node', async () => {
      await bothSay('well');
      const worker = await on(0, 'community', ground.tokens.li);
      const others = [
        await on(1, 'community', ground.tokens.qian),
        await on(1, 'community', ground.tokens.he),
        await on(1, 'procuratorate', ground.tokens.lin),
        await on(1, 'coordination', ground.tokens.gao),
      ];
      const neighbour = await on(1, 'community', ground.tokens.sun);
      const call = await raise(worker);
      await knows(neighbour, call.id);
      await pause(200);
      expect(
        others.flatMap((p) => p.told.filter(([event]) => event !== 'snapshot').map(([event]) => event)),
      ).toEqual([]);
    }, 90_000);

    test('a call crosses the nodes: rings, answers, words, the board, and the end of a session', async () => {
      await bothSay('well');
      const worker = await on(0, 'community', ground.tokens.li);
      const officer = await on(1, 'procuratorate', ground.tokens.wang);
      const sameOfficer = await on(0, 'procuratorate', ground.tokens.wang);
      const coordinator = await on(1, 'coordination', ground.tokens.zhou);
      await officer.do('duty:start');
      const from = performance.now();
      const call = await raise(worker);
      const ring = await ringOf(officer, call.id);
      const crossed = performance.now() - from;
      await officer.do('offer:accept', { offerId: ring.id });
      for (const page of [coordinator, worker, sameOfficer])
        await knows(page, call.id, ({ state }) => state === 'active');
      await officer.do('call:message', {
        callId: call.id,
        clientMessageId: crypto.randomUUID(),
        text: '我来联系您',
      });
      await knows(worker, call.id, ({ messages }) => messages.count === 1);
      await worker.do('call:message', {
        callId: call.id,
        clientMessageId: crypto.randomUUID(),
        text: '好的',
      });
      await knows(officer, call.id, ({ messages }) => messages.count === 2);

      const gone = new Promise<string>((resolve) => officer.socket.once('disconnect', resolve));
      const out = await fetch(`${nodes[0]!.base}/api/auth/logout`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ground.tokens.wang}` },
      });
      expect(out.ok).toBe(true);
      expect(await Promise.race([gone, pause(5000).then(() => 'still connected')])).toBe(
        'io server disconnect',
      );
      await expect(on(1, 'procuratorate', ground.tokens.wang)).rejects.toMatchObject({
        code: 'unauthenticated',
      });
      process.stdout.write(`over Redis: a ring crossed in ${crossed.toFixed(1)} ms\n`);
    }, 90_000);
  });

  describe('that gets into trouble', () => {
    let port: number;
    let redis: Awaited<ReturnType<typeof startRedis>>;
    let proxy: TcpProxy;
    beforeAll(async () => {
      port = await freePort();
      redis = await startRedis(port);
      proxy = await TcpProxy.to(port);
      await open(`redis://127.0.0.1:${proxy.port}`);
    }, 120_000);
    afterAll(async () => {
      await close();
      await proxy.close();
      await redis.kill();
    });

    test('Redis hangs: nothing waits for it, and when it goes on nothing old is told', async () => {
      await onDuty();
      await bothSay('well');
      redis.process.kill('SIGSTOP');
      try {
        // Before anybody knows: the raise is answered, and the ring is told on the other node.
        const early = await on(0, 'community', ground.workers[1]!.token);
        const officer = await on(1, 'procuratorate', ground.tokens.wang);
        const first = await raise(early);
        await officer.do('offer:accept', { offerId: (await ringOf(officer, first.id)).id });
        await bothSay('lost');
        await livesThrough();
        await officer.do('call:close', {
          callId: first.id,
          outcome: 'advised',
          solved: true,
          note: '已告知',
        });
        const told = officer.heard('offer:ring').length;
        redis.process.kill('SIGCONT');
        await bothSay('well');
        expect(officer.heard('offer:ring')).toHaveLength(told);
        await crossesAgain();
      } finally {
        redis.process.kill('SIGCONT');
      }
    }, 90_000);

    test('Redis is slow: hints that come late are not told, the rows are', async () => {
      await bothSay('well');
      proxy.set({ delay: 3000 });
      await bothSay('lost');
      await livesThrough();
      proxy.set({});
      await bothSay('well');
      await crossesAgain();
    }, 90_000);

    test('Redis is emptied while the ids of its stream are ahead of its clock: hints cross again', async () => {
      const hand = new Redis(`redis://127.0.0.1:${port}`);
      try {
        await bothSay('well');
        await hand.xadd('yihu', `${Date.now() + 3600_000}-0`, 'beat', 'from the future');
        await bothSay('well');
        await hand.flushall();
        await pause(3000);
        await bothSay('well');
        await crossesAgain();
      } finally {
        hand.disconnect();
      }
    }, 90_000);

    test('Redis dies: deeds go on, pages are right again after reconnecting, and events cross again when it is back', async () => {
      const worker = await on(0, 'community', ground.tokens.li);
      const officer = await on(1, 'procuratorate', ground.tokens.wang);
      const nearby = await on(0, 'procuratorate', ground.tokens.zhao);
      await officer.do('duty:start');
      await ringOf(officer, (await raise(worker)).id);
      await nearby.do('duty:start');
      await redis.kill();

      let slowest = 0;
      const timed = async <T>(deed: Promise<T>) => {
        const from = performance.now();
        const value = await deed;
        slowest = Math.max(slowest, performance.now() - from);
        return value;
      };
      const call = await timed(raise(worker, { urgency: 'emergency' }));
      // On the same node nothing is missed; from the other the page catches up by its next snapshot.
      const ring = await ringOf(nearby, call.id);
      const again = await on(1, 'procuratorate', ground.tokens.wang);
      expect(
        again
          .heard<{ offers: { call: { id: string } }[] }>('snapshot')
          .at(-1)!
          .offers.map((o) => o.call.id),
      ).toContain(call.id);
      await timed(nearby.do('offer:accept', { offerId: ring.id }));
      await worker.hear(
        'call:changed',
        (c: { id: string; state: string }) => c.id === call.id && c.state === 'active',
      );
      await timed(
        nearby.do('call:close', { callId: call.id, outcome: 'advised', solved: true, note: '已告知' }),
      );
      const ready = await fetch(`${nodes[0]!.base}/api/health/ready`);
      expect([ready.status, nodes.map((n) => n.isUp())]).toEqual([200, [true, true]]);

      redis = await startRedis(port);
      let crossed = -1;
      const from = performance.now();
      for (let i = 1; i < 8 && crossed < 0; i++) {
        const helper = await on(0, 'community', ground.workers[i]!.token);
        const next = await raise(helper, { urgency: 'emergency' });
        await ringOf(again, next.id, 5000).then(
          () => (crossed = performance.now() - from),
          () => undefined,
        );
      }
      process.stdout.write(
        `Redis killed: slowest deed ${slowest.toFixed(0)} ms; back, and events crossed after ${(crossed / 1000).toFixed(1)} s\n`,
      );
      // Whoever waits for Redis waits for as long as it is away; a busy machine alone does not take this long.
      expect(slowest).toBeLessThan(5000);
      expect(crossed).toBeGreaterThan(0);
      expect(await inside(ground, async (out) => (await judge(out)).violations)).toEqual([]);
    }, 90_000);
  });

  test('Redis is missing at the start and comes later: the nodes serve all the same, hints begin to cross', async () => {
    const port = await freePort();
    await open(`redis://127.0.0.1:${port}`);
    const started: Awaited<ReturnType<typeof startRedis>>[] = [];
    try {
      const worker = await on(0, 'community', ground.tokens.li);
      const officer = await on(0, 'procuratorate', ground.tokens.wang);
      await officer.do('duty:start');
      const call = await raise(worker);
      await officer.do('offer:accept', { offerId: (await ringOf(officer, call.id)).id });
      await officer.do('call:close', { callId: call.id, outcome: 'advised', solved: true, note: '已告知' });
      await bothSay('lost');
      await livesThrough();
      started.push(await startRedis(port));
      await bothSay('well');
      await crossesAgain();
      // A node ends by itself while Redis cannot be reached.
      await started[0]!.kill();
      await bothSay('lost');
      stopped.add(nodes[0]!);
      expect(await nodes[0]!.stop()).toEqual({ code: 0, signal: null });
    } finally {
      for (const redis of started) await redis.kill();
      await close();
    }
  }, 120_000);
});
