/** The way of a ring, and its end: Yihu beside the floor, which commits each raise and tells one officer. */
import { lapsing, ringing } from './load.mjs';
import { byTurns, measure } from './servers.mjs';

const PEOPLE = { workers: 50, officers: 50, policies: 0 };
/** A city's centre: many on duty, many policies to choose from. */
const CITY = { workers: 50, officers: 500, policies: 50 };

const LOADS = {
  'ring-1': { raises: 500, atOnce: 1 },
  'ring-16': { raises: 4000, atOnce: 16 },
  'ring-50': { raises: 4000, atOnce: 50 },
  'ring-500-officers': { people: CITY, raises: 1000, atOnce: 1 },
};
/** As ratios to the floor's figure. */
const AIMS = {
  'ring-1 p50': { atMost: 1.5 },
  'ring-1 p99': { atMost: 2 },
  'ring-16 perSecond': { atLeast: 0.9 },
  'ring-50 perSecond': { atLeast: 1.2 },
  // 0.6 ms where the floor takes 0.45.
  'ring-16 cpu': { atMost: 0.6 / 0.45 },
};
const UNITS = { p50: 'ms', p99: 'ms', perSecond: 'raises/s', cpu: 'ms of CPU a raise' };

export async function rings({ rounds, add }, names) {
  for (const name of names) {
    const { people = PEOPLE, ...load } = LOADS[name];
    const figures = await byTurns(rounds, (who) => measure(who, people, (server) => ringing(server, load)));
    for (const [part, figure] of Object.entries(figures))
      add({
        name: `${name} ${part}`,
        unit: UNITS[part],
        ...figure,
        ...AIMS[`${name} ${part}`],
        cpu: figures.cpu,
      });
  }
}

/** How late a thousand rings end that nobody answers. */
export async function lapses({ add }) {
  const load = { raises: 1000, atOnce: 50 };
  const figures = await byTurns(1, (who) =>
    measure(who, PEOPLE, (server) => lapsing(server, load), { lapses: true }),
  );
  for (const [part, figure] of Object.entries(figures))
    add({ name: `due-1000 ${part}`, unit: 'ms', ...figure });
}
