/** Two server processes share their channels over Redis; Redis carries hints only. Runs where TEST_REDIS_URL is set. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage, raise, ringOf, type Page } from '../hub.js';
import { inside, judge } from '../setup/checker.js';
import { freePort, prepare, serverOn, type Ground, type Server } from '../setup/server.js';

const REDIS = process.env.TEST_REDIS_URL;
const suite = REDIS ? describe : describe.skip;
if (!REDIS) process.stdout.write('skipped: two nodes over Redis, since TEST_REDIS_URL is not set\n');

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
const pause = (milliseconds: number) => new Promise<void>((next) => setTimeout(next, milliseconds));

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
  const open = async (url: string) => {
    ground = await prepare('postgres', { workers: 8 });
    nodes = await Promise.all([serverOn(ground, { REDIS_URL: url }), serverOn(ground, { REDIS_URL: url })]);
  };
  afterEach(async () => {
    for (const page of pages.splice(0)) page.close();
    const fell = nodes.filter((n) => !n.isUp() && !stopped.has(n));
    await Promise.all(nodes.map((n) => n.kill()));
    expect(fell.map((n) => n.output())).toEqual([]);
    await ground.database.drop();
  });

  test('a call crosses the nodes: rings, answers, words, the board, and the end of a session', async () => {
    await open(REDIS!);
    const worker = await on(0, 'community', ground.tokens.li);
    const officer = await on(1, 'procuratorate', ground.tokens.wang);
    const sameOfficer = await on(0, 'procuratorate', ground.tokens.wang);
    const coordinator = await on(1, 'coordination', ground.tokens.zhou);
    await officer.do('duty:start');
    const from = performance.now();
    const call = await raise(worker);
    const ring = await ringOf(officer, call.id);
    const crossed = performance.now() - from;
    await coordinator.hear('call:changed', (c: { id: string }) => c.id === call.id);
    await officer.do('offer:accept', { offerId: ring.id });
    await worker.hear(
      'call:changed',
      (c: { id: string; state: string }) => c.id === call.id && c.state === 'active',
    );
    await sameOfficer.hear(
      'offer:ended',
      (o: { id: string; state: string }) => o.id === ring.id && o.state === 'accepted',
    );
    await officer.do('call:message', {
      callId: call.id,
      clientMessageId: crypto.randomUUID(),
      text: '我来联系您',
    });
    await worker.hear(
      'call:message',
      (m: { callId: string; text: string }) => m.callId === call.id && m.text === '我来联系您',
    );
    await worker.do('call:message', { callId: call.id, clientMessageId: crypto.randomUUID(), text: '好的' });
    await officer.hear('call:message', (m: { text: string }) => m.text === '好的');

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
  }, 180_000);

  test('nobody else hears it on the other node', async () => {
    await open(REDIS!);
    const worker = await on(0, 'community', ground.tokens.li);
    const others = [
      await on(1, 'community', ground.tokens.qian),
      await on(1, 'community', ground.tokens.he),
      await on(1, 'procuratorate', ground.tokens.lin),
      await on(1, 'coordination', ground.tokens.gao),
    ];
    const neighbour = await on(1, 'community', ground.tokens.sun);
    const call = await raise(worker);
    await neighbour.hear('call:changed', (c: { id: string }) => c.id === call.id);
    await pause(200);
    expect(
      others.flatMap((p) => p.told.filter(([event]) => event !== 'snapshot').map(([event]) => event)),
    ).toEqual([]);
  }, 180_000);

  test('Redis dies: deeds go on, pages are right again after reconnecting, and events cross again when it is back', async () => {
    const port = await freePort();
    let redis = await startRedis(port);
    try {
      await open(`redis://127.0.0.1:${port}`);
      const worker = await on(0, 'community', ground.tokens.li);
      const officer = await on(1, 'procuratorate', ground.tokens.wang);
      const nearby = await on(0, 'procuratorate', ground.tokens.zhao);
      await officer.do('duty:start');
      await nearby.do('duty:start');
      await ringOf(officer, (await raise(worker)).id);
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
      expect(slowest).toBeLessThan(2000);
      expect(crossed).toBeGreaterThan(0);
      expect(await inside(ground, async (out) => (await judge(out)).violations)).toEqual([]);
    } finally {
      await redis.kill();
    }
  }, 90_000);

  test('Redis cannot be reached at the start: the nodes serve all the same', async () => {
    const port = await freePort();
    await open(`redis://127.0.0.1:${port}`);
    const worker = await on(0, 'community', ground.tokens.li);
    const officer = await on(0, 'procuratorate', ground.tokens.wang);
    await officer.do('duty:start');
    const call = await raise(worker);
    await officer.do('offer:accept', { offerId: (await ringOf(officer, call.id)).id });
    stopped.add(nodes[0]!);
    const ended = await nodes[0]!.stop();
    expect(ended).toEqual({ code: 0, signal: null });
  }, 180_000);
});
