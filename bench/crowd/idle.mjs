/** Ten thousand pages that only sit there: what each holds of the server, and what they cost its processor. */
import { setTimeout as pass } from 'node:timers/promises';
import { byTurns } from '../servers.mjs';
import { unitsFor, withCrowd } from './crowd.mjs';
import { heldBy } from './held.mjs';
import { openPages } from './page.mjs';

const PAGES = 10_000;
const SETTLE = 12_000;
const LOOK = 20_000;

const sitting = (who) =>
  withCrowd(who, unitsFor(PAGES), async ({ start, people }) => {
    const server = await start();
    // What the first of each kind needs is not what each needs.
    const warm = await openPages(
      server.base,
      people.filter((_, n) => n % 50 === 0),
    );
    await pass(2000);
    for (const page of warm) page.close();
    await pass(2000);
    const before = await heldBy(server.child);
    const pages = await openPages(server.base, people);
    await pass(SETTLE);
    const used = server.processor();
    await pass(LOOK);
    const cpu = ((server.processor() - used) / LOOK) * 100;
    const after = await heldBy(server.child);
    if (pages.some(({ socket }) => socket.destroyed)) throw new Error('a page that sat there was shown out');
    for (const page of pages) page.close();
    const each = (what) => (after[what] - before[what]) / 1024 / PAGES;
    return { memory: each('rss'), heap: each('heap'), cpu };
  });

export async function idle({ add }) {
  const { memory, heap, cpu } = await byTurns(1, sitting);
  add({ name: 'idle-10000 memory', unit: 'KB a page', ...memory, atMost: 1.1 });
  add({ name: 'idle-10000 of it in the heap', unit: 'KB a page', ...heap });
  add({ name: 'idle-10000 CPU', unit: '% of a core', ...cpu, atMost: 1.1 });
}
