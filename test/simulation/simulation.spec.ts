/** The whole dispatcher in memory, as `npm run simulate` runs it: seeds that once failed are kept here. */
import { describe, expect, test } from '@jest/globals';
import { simulate } from './simulate.js';

const KEPT_SEEDS = [1, 7, 2026];
const CALLS = 1500;

describe('no promise is broken, whatever people, lines and crashes do', () => {
  test.each(KEPT_SEEDS)('seed %i', async (seed) => {
    const { broken, deeds, faults } = await simulate(seed, CALLS);
    expect(broken).toEqual([]);
    expect(deeds).toBeGreaterThan(CALLS * 3);
    expect(faults).toBeGreaterThan(0);
  });
  test('the same seed is the same run', async () => {
    const [once, again] = [await simulate(3, 50), await simulate(3, 50)];
    expect(again).toEqual(once);
  });
});
