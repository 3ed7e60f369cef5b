/** One call told to ten thousand pages of one community: from the click until the last page has heard. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pass } from 'node:timers/promises';
import { median } from '../servers.mjs';
import { withCrowd } from './crowd.mjs';
import { openPages } from './page.mjs';

const PAGES = 10_000;
const CALLS = 20;
/** Milliseconds in which nobody hears anything: it was told. */
const QUIET = 300;

const telling = (who, env) =>
  withCrowd(
    who,
    { units: 1, workers: PAGES, communities: 1, officers: 10, coordinators: 0 },
    async ({ start, tokens }) => {
      const server = await start();
      let heard = 0;
      let events = 0;
      let told = Promise.withResolvers();
      let one;
      const hear = (name, read) => {
        events += 1;
        if (name !== 'call:changed') return;
        one ??= read();
        heard += 1;
        if (heard === PAGES) told.resolve();
      };
      const quiet = async () => {
        for (let before = -1; before !== events;) {
          before = events;
          await pass(QUIET);
        }
      };
      const people = tokens.workers.map((token) => ['community', token]);
      const pages = await openPages(server.base, people, hear);
      const [caller] = pages;
      const taken = [];
      let cpu = 0;
      for (let n = 0; n < CALLS; n++) {
        await quiet();
        heard = 0;
        told = Promise.withResolvers();
        const used = server.processor();
        const began = performance.now();
        const { ok, data } = await caller.ask('call:raise', { clientCallId: randomUUID() });
        if (!ok) throw new Error('a raise was refused');
        await told.promise;
        taken.push(performance.now() - began);
        await quiet();
        cpu += server.processor() - used;
        // Else it would ring on and be told of while the next is measured.
        if (who === 'yihu') await caller.ask('call:cancel', { callId: data.id });
      }
      for (const page of pages) page.close();
      return { last: median(taken), cpu: cpu / CALLS, bytes: JSON.stringify(one).length };
    },
    env,
  );

export async function told({ add }) {
  const yihu = await telling('yihu');
  const floor = await telling('floor', { FLOOR_CHANGE: String(yihu.bytes) });
  add({
    name: 'told-10000 the last has heard',
    unit: 'ms',
    yihu: yihu.last,
    floor: floor.last,
    cpu: { yihu: yihu.cpu, floor: floor.cpu },
    atMost: 1.3,
  });
}
