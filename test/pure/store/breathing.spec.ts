import { expect, test } from '@jest/globals';
import { yieldingQueries, YIELD_AFTER_MILLISECONDS } from '../../../src/store/sqlite/yielding-reader.js';
import type { Queries } from '../../../src/store/store.js';

/** Every question takes so many milliseconds, and is answered within the call. */
function asking(takes: number) {
  let now = 0;
  const queries = yieldingQueries(
    {
      rows: async () => {
        now += takes;
        return [];
      },
    },
    () => now,
  );
  return { queries, now: () => now };
}
/** The most time that passed between two turns of the event loop while the work ran. */
async function longest(now: () => number, work: Promise<unknown>): Promise<number> {
  let over = false;
  let before = now();
  let most = 0;
  void work.finally(() => (over = true));
  while (!over) {
    await new Promise((next) => setImmediate(next));
    most = Math.max(most, now() - before);
    before = now();
  }
  return most;
}
const many = async (queries: Queries, count: number) => {
  for (let n = 0; n < count; n++) await queries.rows('select 1');
};

test('whoever asks many things one after another lets others have their turn between', async () => {
  const { queries, now } = asking(2);
  expect(await longest(now, many(queries, 100))).toBeLessThanOrEqual(YIELD_AFTER_MILLISECONDS + 2);
  expect(now()).toBe(200);
});
test('several who ask at once share the moment', async () => {
  const { queries, now } = asking(2);
  const all = Promise.all(Array.from({ length: 5 }, () => many(queries, 40)));
  expect(await longest(now, all)).toBeLessThanOrEqual(YIELD_AFTER_MILLISECONDS + 5 * 2);
});
test('a few quick ones are answered within the turn', async () => {
  const { queries, now } = asking(0.1);
  let turned = false;
  setImmediate(() => (turned = true));
  await many(queries, 20);
  expect(turned).toBe(false);
  expect(now()).toBeCloseTo(2);
});
