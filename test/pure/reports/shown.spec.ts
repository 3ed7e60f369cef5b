import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SMALLEST_GROUP } from '../../../src/figures/figure-definitions.js';
import { MEASURES, ZERO_COUNTS, type Counts } from '../../../src/figures/call-measures.js';
import { figuresView } from '../../../src/reports/figures.view.js';

const counts = fc.record(
  Object.fromEntries(MEASURES.map((m) => [m, fc.nat(12)])) as Record<keyof Counts, fc.Arbitrary<number>>,
) as fc.Arbitrary<Counts>;

describe('counts as they are shown', () => {
  test('below five ratings nobody learns how satisfied they were, however many calls there are', () => {
    expect(SMALLEST_GROUP).toBe(5);
    const four: Counts = { ...ZERO_COUNTS, raised: 90, answered: 90, closed: 80, solved: 70, rated: 4 };
    expect(figuresView({ ...four, satisfied: 4 }, true).rates.satisfied).toBeNull();
    expect(figuresView({ ...four, rated: 5, satisfied: 4 }, true).rates.satisfied).toBe(4 / 5);
    fc.assert(
      fc.property(counts, fc.boolean(), (c, ratingsSeen) => {
        const { calls, rates } = figuresView(c, ratingsSeen);
        expect(rates.satisfied === null).toBe(c.rated < 5);
        expect(calls.confirmed === null).toBe(c.rated < 5 && !ratingsSeen);
      }),
    );
  });
  test('each rate is out of what it says it is: what was owed, what was closed, what was rated', () => {
    const c: Counts = {
      ...ZERO_COUNTS,
      raised: 20,
      withdrawn: 4,
      answered: 12,
      hotline: 8,
      timely: 10,
      closed: 10,
      solved: 5,
      inTime: 6,
      rated: 8,
      satisfied: 6,
      referred: 3,
    };
    const { rates, coverage } = figuresView(c, true);
    expect(rates).toEqual({
      answered: 12 / 16,
      within15: 8 / 16,
      withinTarget: 10 / 16,
      solved: 5 / 10,
      closedInTime: 6 / 10,
      satisfied: 6 / 8,
    });
    expect(coverage).toEqual({ owed: 16, closed: 10, rated: 8 });
  });
});
