/** Many at once: ten times the calls, and everybody coming back at the same instant. */
import { until } from '../core/chance.js';
import type { Fault } from '../core/fault.js';
import type { Lab } from '../core/lab.js';

const sorted = (times: number[]) => times.toSorted((a, b) => a - b);
const at = (times: readonly number[], share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;

/** Raises that were answered since then: how many, and how long they took. */
function raises(lab: Lab, from: number) {
  const own = lab.lines().filter((l) => l.event === 'call:raise' && l.at > from);
  const took = sorted(own.filter((l) => l.t === 'answered').map((l) => l.ms!));
  return { took, refused: own.filter((l) => l.t === 'refused') };
}

export const surge: Fault = {
  id: 'F-15',
  name: 'ten times the calls',
  does: 'To the eight workers come 80 more who raise for 15 s as fast as their allowance lets them.',
  holds:
    'No raise is lost and none refused but for its sender’s own allowance; the hub is as quick as before within 10 s.',
  databases: ['sqlite', 'postgres'],
  setup: { clients: 'none', people: { workers: 88, officers: 8 } },
  rounds: { sample: 0, whole: 1 },
  async inject(lab) {
    const bases = lab.nodes.map((n) => n.base);
    const { workers, officers } = lab.ground;
    const common = { bases, ...lab.clientOptions };
    const people = (from: number, to: number) =>
      workers.slice(from, to).map((p) => ({ ...p, role: 'worker' }));
    await lab.client('officers', 'people.ts', {
      ...common,
      people: officers.map((p) => ({ ...p, role: 'officer' })),
    });
    await lab.client('few', 'people.ts', { ...common, every: 1200, most: 60, people: people(0, 8) });
    await lab.acknowledges(40);
    const began = Date.now();
    const calm = raises(lab, 0);
    await lab.client('crowd', 'people.ts', { ...common, every: 900, most: 16, people: people(8, 88) });
    await lab.pause(15_000);
    const crowd = raises(lab, began);
    lab.hit('raises in 15 s', crowd.took.length);
    lab.note(
      `raises were answered after ${at(calm.took, 0.5)} ms in the middle and ${at(calm.took, 0.99)} ms at most before, ${at(crowd.took, 0.5)} and ${at(crowd.took, 0.99)} ms while ${(crowd.took.length / 15).toFixed(0)} came a second`,
    );
  },
  async also(lab) {
    return raises(lab, 0)
      .refused.filter(({ code }) => code !== 'too_many_requests')
      .map((l) => `a raise was refused: ${l.code}`);
  },
};

const PAGES = 5;
export const storm: Fault = {
  id: 'F-16',
  name: 'everybody comes back at once',
  does: 'The node is killed under 200 pages of 40 people and started again.',
  holds: 'Everybody is back with a snapshot by themselves, and calls are taken meanwhile.',
  databases: ['sqlite', 'postgres'],
  setup: { clients: 'none', people: { workers: 48, officers: 4 } },
  rounds: { sample: 0, whole: 3 },
  async inject(lab) {
    const bases = lab.nodes.map((n) => n.base);
    if (!lab.clients.length) {
      const { workers, officers } = lab.ground;
      const own = { bases, ...lab.clientOptions, every: 500 };
      await lab.client('officers', 'people.ts', {
        ...own,
        people: officers.map((p) => ({ ...p, role: 'officer' })),
      });
      await lab.client('few', 'people.ts', {
        ...own,
        people: workers.slice(0, 8).map((p) => ({ ...p, role: 'worker' })),
      });
      await lab.client('crowd', 'crowd.ts', { bases, people: workers.slice(8), pages: PAGES });
      await lab.acknowledges(10);
    }
    await lab.node.kill();
    await lab.pause(500);
  },
  async heal(lab) {
    const before = lab.lines().filter((l) => l.t === 'back').length;
    const from = Date.now();
    await lab.node.start();
    const listens = Date.now();
    const wanted = (lab.ground.workers.length - 8) * PAGES;
    const backs = () =>
      lab
        .lines()
        .filter((l) => l.t === 'back')
        .slice(before);
    await until('all pages are back', () => backs().length >= wanted, 120_000);
    const took = sorted(backs().map((l) => l.at - listens));
    lab.hit('pages back', took.length);
    lab.note(
      `${took.length} pages back ${at(took, 0.5)} ms after the node listened in the middle, ${at(took, 0.95)} ms for 95 of 100, ${took.at(-1)} ms the last; it took ${listens - from} ms to start`,
    );
  },
};
