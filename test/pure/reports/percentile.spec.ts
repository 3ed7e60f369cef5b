import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nearestRank, ratio } from '../../../src/figures/percentile.js';

describe('nearest rank', () => {
  test('is the smallest value that at least p of a hundred do not pass', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const sorted = values.toSorted((a, b) => a - b);
          const found = sorted[nearestRank(percent, sorted.length)!]!;
          const naive = sorted.find(
            (v) => sorted.filter((w) => w <= v).length * 100 >= percent * sorted.length,
          );
          expect(found).toBe(naive);
        },
      ),
    );
  });
  test('of nothing is nothing', () => {
    expect(nearestRank(50, 0)).toBeUndefined();
    expect([nearestRank(0, 5), nearestRank(100, 5)]).toEqual([0, 4]);
  });
  test('a rate without a denominator is null', () => {
    expect([ratio(0, 0), ratio(1, 4)]).toEqual([null, 0.25]);
  });
});
