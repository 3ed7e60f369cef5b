/** Another program holds the database: for a moment, for a second, for long. */
import { fileURLToPath } from 'node:url';
import { until } from '../core/chance.js';
import type { Fault } from '../core/fault.js';

const CHILD = fileURLToPath(new URL('./lock-child.mjs', import.meta.url));
const MOMENTS = [50, 1000, 8000];
/** Longer than this no answer may take while it waits: its own waiting is 50 ms at a time. */
const STANDSTILL = 1000;

export const locked: Fault = {
  id: 'F-05',
  name: 'locked by a foreign process',
  does: 'Another process begins to write and holds the lock for 50 ms, 1 s and 8 s.',
  holds:
    'The hub goes on answering; what cannot wait is told no within seconds; afterwards it goes on by itself.',
  databases: ['sqlite'],
  setup: { late: 12_000 },
  rounds: { sample: 0, whole: 9 },
  async inject(lab, round) {
    const path = lab.ground.database.url.slice('sqlite:'.length);
    const milliseconds = MOMENTS[round % MOMENTS.length]!;
    const child = lab.children.start('lock', process.execPath, [CHILD, path, String(milliseconds)]);
    await until('it is locked', () => child.output().includes('locked') || !child.isUp(), 30_000, 5);
    const from = Date.now();
    let longest = 0;
    while (child.isUp()) {
      const asked = performance.now();
      await (await fetch(`${lab.node.base}/api/health/live`)).arrayBuffer();
      longest = Math.max(longest, performance.now() - asked);
      await lab.pause(20);
    }
    const { code } = await child.ended;
    if (code === 0) lab.hit(`${milliseconds} ms`);
    lab.stood(from, Date.now() + 2500);
    const own = longest - lab.pacemaker.stood()(from, Date.now());
    lab.note(`locked for ${milliseconds} ms: the longest answer took ${Math.round(longest)} ms`);
    if (own > STANDSTILL)
      throw new Error(`an answer took ${Math.round(own)} ms while the database was locked`);
  },
};
