/** Two server processes on one PostgreSQL, without Redis: the database alone keeps the promises. */
import { openPage, type Page } from '../page.js';
import { inside, judge } from '../setup/checker.js';
import { Pacemaker } from '../setup/pacemaker.js';
import { serverOn } from '../setup/server.js';
import { prepare } from '../setup/ground.js';
import { raise } from '../page.js';

const OFFICERS = 64;
const ROUNDS = 5;
interface Offer {
  id: string;
  call: { id: string };
}

test('64 officers on two nodes accept at the same instant: one gets the call, 63 hear who', async () => {
  const ground = await prepare('postgres', { officers: OFFICERS, workers: 2, medium: 'memory' });
  const nodes = await Promise.all([serverOn(ground), serverOn(ground)]);
  try {
    const officers: { name: string; token: string; page: Page; node: number }[] = [];
    for (const [i, o] of ground.officers.entries()) {
      const page = await openPage(nodes[i % 2]!.base, 'procuratorate', o.token);
      await page.do('duty:start');
      officers.push({ name: o.name, token: o.token, page, node: i % 2 });
    }
    const worker = await openPage(nodes[0]!.base, 'community', ground.workers[0]!.token);
    let raced = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const call = await raise(worker, { urgency: 'emergency' });
      const offers = await inside(ground, (from) =>
        from.rows<{ id: string; officer_id: string }>(
          'select id, officer_id from offer where call_id = ? and ended_at is null',
          [call.id],
        ),
      );
      expect(offers).toHaveLength(OFFICERS);
      const byOfficer = new Map(offers.map((o) => [o.officer_id, o.id]));
      const acks = await Promise.all(
        officers.map((o, i) =>
          o.page.ask('offer:accept', { offerId: byOfficer.get(ground.officers[i]!.id) }),
        ),
      );
      const won = officers.filter((_, i) => acks[i]!.ok);
      expect(won).toHaveLength(1);
      const refusals = acks.flatMap((a) => (a.ok ? [] : [a.error]));
      expect(refusals).toHaveLength(OFFICERS - 1);
      expect(new Set(refusals.map((r) => `${r.code} ${r.holder?.name}`))).toEqual(
        new Set([`conflict ${won[0]!.name}`]),
      );
      raced += 1;
      await won[0]!.page.do('call:close', {
        callId: call.id,
        outcome: 'advised',
        solved: true,
        note: '已告知',
      });
      // Nobody goes on ringing, on either node.
      if (round > 0) continue;
      for (const o of officers) {
        const again = await openPage(nodes[o.node]!.base, 'procuratorate', o.token);
        expect(again.heard<{ offers: Offer[] }>('snapshot').at(-1)!.offers).toEqual([]);
        again.close();
      }
    }
    const found = await inside(ground, (from) => judge(from));
    process.stdout.write(`two nodes: ${raced} rounds of ${OFFICERS} accepts, ${found.facts} facts\n`);
    expect(found.violations).toEqual([]);
    for (const o of officers) o.page.close();
    worker.close();
  } finally {
    await Promise.all(nodes.map((n) => n.kill()));
    await ground.database.drop();
  }
}, 300_000);

test('a node is killed: its rings lapse on the other within 2 s, none twice', async () => {
  const ground = await prepare('postgres', {
    medium: 'memory',
    officers: 4,
    workers: 10,
    steps: [
      { ring: 'best', seconds: 2 },
      { ring: 'best', seconds: 2 },
      { ring: 'all', seconds: 3 },
    ],
    settings: { retrySeconds: 5 },
  });
  const pacemaker = await Pacemaker.start(ground.database);
  const [a, b] = await Promise.all([serverOn(ground), serverOn(ground)]);
  try {
    for (const o of ground.officers) {
      const page = await openPage(a!.base, 'procuratorate', o.token);
      await page.do('duty:start');
      page.close();
    }
    const workers = await Promise.all(ground.workers.map((w) => openPage(a!.base, 'community', w.token)));
    const other = await openPage(b!.base, 'community', ground.workers[0]!.token);
    for (const page of workers) await raise(page);
    await raise(other);
    // Both nodes see the same deadlines for a while, then one of them alone.
    await new Promise((next) => setTimeout(next, 3000));
    const before = await inside(ground, (from) => judge(from, [], 2000, pacemaker.stood()));
    await a!.kill();
    await new Promise((next) => setTimeout(next, 6000));
    const found = await inside(ground, (from) => judge(from, [], 2000, pacemaker.stood()));
    process.stdout.write(
      `a node killed: ${before.lapses} lapses with two nodes, ${found.lapses - before.lapses} more with one, latest ${found.latest} ms beside ${found.stood} ms of the machine's own\n`,
    );
    expect(before.lapses).toBeGreaterThan(0);
    expect(found.lapses).toBeGreaterThan(before.lapses);
    expect(found.violations).toEqual([]);
    expect(b!.isUp()).toBe(true);
    other.close();
    for (const page of workers) page.close();
  } finally {
    await pacemaker.stop();
    await Promise.all([a!.kill(), b!.kill()]);
    await ground.database.drop();
  }
}, 180_000);
