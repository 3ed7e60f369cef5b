import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addTimes,
  bucketsOf,
  packTimes,
  ranks,
  secondsOf,
  unpackTimes,
  type Times,
} from '../../../src/figures/answer-times.js';
import { nearestRank } from '../../../src/figures/percentile.js';

const seconds = fc.oneof(fc.nat(700), fc.nat(200_000)).map((s) => secondsOf(s * 1000));

test('seconds are whole, and coarser where they are many', () => {
  expect([0, 999, 1000, 15_999, 600_999, 661_000, 3_600_000].map(secondsOf)).toEqual([
    0, 0, 1, 15, 600, 660, 3600,
  ]);
  expect(secondsOf(90_000_500)).toBe(90_000);
  expect(secondsOf(89_999_000)).toBe(86_400);
  expect(secondsOf(-5)).toBe(0);
});

test('ranks are those of the values one by one; what is packed comes back; what is taken away is gone', () => {
  fc.assert(
    fc.property(fc.array(seconds, { maxLength: 60 }), fc.integer({ min: 1, max: 100 }), (all, percent) => {
      const times: Times = new Map();
      for (const s of all) addTimes(times, [[s, 1]]);
      const sorted = [...all].sort((a, b) => a - b);
      const place = nearestRank(percent, sorted.length);
      expect(ranks(times, [percent])).toEqual([place === undefined ? null : sorted[place]]);
      expect(unpackTimes(packTimes(times))).toEqual(times);
      expect(bucketsOf(times).reduce((sum, b) => sum + b.calls, 0)).toBe(all.length);
      for (const s of all) addTimes(times, [[s, 1]], -1);
      expect(times.size).toBe(0);
    }),
  );
});
