/**
 * The server is started anew, and five thousand pages come back at once: from the moment it listens until each has its
 * snapshot again. Meanwhile another unit goes on calling. Each page waits as the hub's own do before it tries again.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pass } from 'node:timers/promises';
import { percentile } from '../servers.mjs';
import { pairs, UNIT, unitsFor, withCrowd } from './crowd.mjs';
import { openPages, Page } from './page.mjs';

const PAGES = 5000;
/** Calls that stand open before: whoever comes back must see theirs. */
const OPEN = 200;
const CALLS_EVERY = 100;
/** Milliseconds a page waits before it tries again, doubled each time, give or take a half (client/src/hub/channel.ts). */
const [FIRST, LONGEST] = [200, 2000];
const PATIENCE = 60_000;

const backOff = (tries) => Math.min(LONGEST, FIRST * 2 ** tries) * (0.5 + Math.random());

/** A page that tries until it has its snapshot. */
async function comesBack(base, [namespace, token], tried = () => undefined) {
  for (let tries = 0; ; tries++) {
    await pass(backOff(tries));
    const seen = Promise.withResolvers();
    const page = new Page(base, namespace, token, (name, read) => name === 'snapshot' && seen.resolve(read));
    page.left = () => seen.reject(new Error('left'));
    seen.promise.catch(() => undefined);
    tried();
    try {
      await page.opened;
      return { page, snapshot: await seen.promise };
    } catch {
      page.close();
    }
  }
}

async function raise(page) {
  const { ok, data } = await page.ask('call:raise', { clientCallId: randomUUID() });
  if (!ok) throw new Error('a raise was refused');
  return data.id;
}

/** A unit that was there before all others calls again and again, until told to stop. @returns milliseconds to each ring */
async function calling(base, { workers: [worker], officers }) {
  const rungAt = new Map();
  const hear = (name, read, page) => {
    if (name !== 'offer:ring') return;
    const { id, call } = read();
    if (!rungAt.has(call.id)) rungAt.set(call.id, performance.now());
    // As a page says, lest it be told again.
    void page.ask('offer:received', { offerId: id });
  };
  const [page, ...others] = await openPages(base, pairs({ workers: [worker], officers }), hear);
  const raised = [];
  let on = true;
  const done = (async () => {
    while (on) {
      const at = performance.now();
      raised.push({ id: await raise(page), at });
      await pass(CALLS_EVERY);
    }
  })();
  return async () => {
    on = false;
    await done;
    while (raised.some(({ id }) => !rungAt.has(id))) await pass(20);
    for (const one of [page, ...others]) one.close();
    return raised.map(({ id, at }) => rungAt.get(id) - at).sort((a, b) => a - b);
  };
}

const storm = (who, env) =>
  withCrowd(
    who,
    unitsFor(PAGES + 125),
    async ({ start, tokens }) => {
      const of = (from, to = Infinity) =>
        Object.fromEntries(
          Object.keys(tokens).map((role) => [role, tokens[role].slice(from * UNIT[role], to * UNIT[role])]),
        );
      const [callers, people] = [of(0, 1), pairs(of(1)).slice(0, PAGES)];
      let server = await start();
      const before = await openPages(server.base, people);
      for (const page of before.slice(0, OPEN)) await raise(page);
      for (const page of before) page.close();
      await server.stop();
      server = await start(new URL(server.base).port);

      const stop = await calling(server.base, callers);
      let tries = 0;
      const taken = [];
      const used = server.processor();
      const began = performance.now();
      const back = people.map(async (person) => {
        const one = await comesBack(server.base, person, () => (tries += 1));
        taken.push(performance.now() - began);
        return one;
      });
      const late = pass(PATIENCE, undefined, { ref: false }).then(() => {
        throw new Error(`${PAGES - taken.length} pages never came back`);
      });
      const pages = await Promise.race([Promise.all(back), late]);
      const cpu = (server.processor() - used) / PAGES;
      const rung = await stop();
      if (who === 'yihu' && pages.slice(0, OPEN).some(({ snapshot }) => snapshot().calls.length !== 1))
        throw new Error('a page came back with a wrong picture');
      for (const { page } of pages) page.close();
      taken.sort((a, b) => a - b);
      return {
        p50: percentile(taken, 0.5),
        p95: percentile(taken, 0.95),
        ring: percentile(rung, 0.95),
        cpu,
        tries: tries / PAGES,
        bytes: JSON.stringify(pages[OPEN].snapshot()).length,
      };
    },
    env,
  );

export async function storms({ add }) {
  const yihu = await storm('yihu');
  // The floor's picture is as long, and stands ready.
  const officers = String(UNIT.officers);
  const floor = await storm('floor', { FLOOR_SNAPSHOT: String(yihu.bytes), FLOOR_OFFICERS: officers });
  const cpu = { yihu: yihu.cpu, floor: floor.cpu };
  const row = (name, unit, part, aim) =>
    add({ name: `storm-5000 ${name}`, unit, yihu: yihu[part], floor: floor[part], cpu, ...aim });
  row('back, p50', 'ms', 'p50');
  row('back, p95', 'ms', 'p95', { atMost: 1.3 });
  row('tries of a page', 'tries', 'tries');
  row('a ring meanwhile, p95', 'ms', 'ring');
}
