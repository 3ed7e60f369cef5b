/** The rate of several units together is the sum over the sum, and a small sample is not judged. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { averageFen, isBelowFloor, pooled, rateOf } from '../../../src/trends/relief/pooled-rate.js';

describe('the seed’s figures', () => {
  test('4.46 % of 8,767 is 391', () => {
    expect(rateOf({ granted: 391, base: 8767 }, 30)).toBe(0.0446);
    expect(pooled([{ granted: 391, base: 8767 }], 30)).toEqual({
      granted: 391,
      base: 8767,
      rate: 0.0446,
      units: 1,
    });
  });
  test.each([
    [391, 127_000_000, 3_248],
    [40, 42_000_000, 10_500],
    [423, 490_000_000, 11_584],
  ])('%i cases and %i fen are %i yuan a case', (granted, fen, yuan) => {
    expect(Math.round(averageFen(granted, fen)! / 100)).toBe(yuan);
  });
});

test('of units of different size it is not the mean of their rates', () => {
  const units = [
    { granted: 1, base: 100 },
    { granted: 90, base: 900 },
  ];
  // The mean would be 5.5 %.
  expect(pooled(units, 30).rate).toBe(0.091);
});
test('below the floor nothing is judged, and the cases still count in the sum', () => {
  const small = { granted: 5, base: 29 };
  expect([rateOf(small, 30), isBelowFloor(small, 30)]).toEqual([null, true]);
  expect([rateOf({ granted: 5, base: 30 }, 30), isBelowFloor({ granted: 5, base: 30 }, 30)]).toEqual([
    0.1667,
    false,
  ]);
  expect(pooled([small, { granted: 5, base: 71 }], 30)).toEqual({
    granted: 10,
    base: 100,
    rate: 0.1,
    units: 2,
  });
  expect(pooled([small], 30).rate).toBeNull();
});
test('without a base, or with none entered, there is no rate', () => {
  for (const one of [
    { granted: null, base: null },
    { granted: 3, base: null },
    { granted: 0, base: 0 },
  ])
    expect(rateOf(one, 1)).toBeNull();
  expect(pooled([{ granted: 3, base: null }], 1)).toEqual({ granted: 0, base: 0, rate: null, units: 0 });
  expect([averageFen(0, 0), averageFen(null, 5), averageFen(3, null)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
test('any units in any order: the pooled rate lies between the least and the greatest, and is the sum over the sum', () => {
  const unit = fc
    .tuple(fc.nat(5000), fc.integer({ min: 1, max: 5000 }))
    .map(([n, d]) => ({ granted: Math.min(n, d), base: Math.max(n, d) }));
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 30 }), (units) => {
      const whole = pooled(units, 1);
      const reversed = pooled(units.toReversed(), 1);
      const rates = units.map(({ granted, base }) => granted / base);
      expect(whole).toEqual(reversed);
      expect(whole.granted).toBe(units.reduce((sum, { granted }) => sum + granted, 0));
      expect(Math.abs(whole.rate! - whole.granted / whole.base)).toBeLessThanOrEqual(0.00005 + 1e-12);
      expect(whole.rate!).toBeGreaterThanOrEqual(Math.min(...rates) - 0.00005 - 1e-12);
      expect(whole.rate!).toBeLessThanOrEqual(Math.max(...rates) + 0.00005 + 1e-12);
    }),
  );
});
