import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localDay } from '../../../src/protocol/time/local-day.js';
import { readSpan } from '../../../src/kernel/time/query-span.js';
import {
  cutAtMidnights,
  minutesBetween,
  unionIntervals,
  subtractIntervals,
  type Interval,
} from '../../../src/kernel/time/intervals.js';

const HOUR = 3600_000;
const instant = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2120, 0, 1) });
const interval = fc
  .tuple(instant, fc.integer({ min: 1, max: 100 * HOUR }))
  .map(([from, length]) => ({ from, to: from + length }));
/** Close together, so that they overlap. */
const crowd = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
    .map(([from, length]) => ({ from, to: from + length })),
);
const covered = (intervals: readonly Interval[]) =>
  new Set(intervals.flatMap((i) => Array.from({ length: i.to - i.from }, (_, n) => i.from + n)));

describe('cutting at midnights', () => {
  test('minutes of the pieces add up to the minutes of the whole', () => {
    fc.assert(
      fc.property(interval, ({ from, to }) => {
        const pieces = cutAtMidnights(from, to);
        expect(pieces.reduce((sum, p) => sum + minutesBetween(p.from, p.to), 0)).toBe(
          minutesBetween(from, to),
        );
        expect(pieces[0]!.from).toBe(from);
        expect(pieces.at(-1)!.to).toBe(to);
        for (const [i, piece] of pieces.entries()) {
          expect(piece.from).toBeLessThan(piece.to);
          expect(localDay(piece.to - 1)).toBe(piece.day);
          if (i) expect(piece.from).toBe(pieces[i - 1]!.to);
        }
      }),
    );
  });
  test('minutes add up wherever it is cut', () => {
    fc.assert(
      fc.property(interval, fc.double({ min: 0, max: 1, noNaN: true }), ({ from, to }, where) => {
        const middle = Math.floor(from + (to - from) * where);
        expect(minutesBetween(from, middle) + minutesBetween(middle, to)).toBe(minutesBetween(from, to));
      }),
    );
  });
  test('nothing comes of nothing, nor of time that runs backwards', () => {
    expect(cutAtMidnights(5, 5)).toEqual([]);
    expect(cutAtMidnights(6, 5)).toEqual([]);
    expect(minutesBetween(HOUR, 0)).toBe(0);
  });
});

describe('union', () => {
  test('covers the same instants, each once', () => {
    fc.assert(
      fc.property(crowd, (intervals) => {
        const joined = unionIntervals(intervals);
        expect(covered(joined)).toEqual(covered(intervals));
        expect(joined.reduce((sum, i) => sum + i.to - i.from, 0)).toBe(covered(intervals).size);
        for (const [i, { from }] of joined.entries()) if (i) expect(from).toBeGreaterThan(joined[i - 1]!.to);
      }),
    );
  });
  test('never passes the span it lies in', () => {
    fc.assert(
      fc.property(fc.array(interval), (intervals) => {
        const total = unionIntervals(intervals).reduce((sum, i) => sum + minutesBetween(i.from, i.to), 0);
        if (!intervals.length) return;
        const from = Math.min(...intervals.map((i) => i.from));
        const to = Math.max(...intervals.map((i) => i.to));
        expect(total).toBeLessThanOrEqual(minutesBetween(from, to));
      }),
    );
  });
  test('without leaves exactly what is not taken', () => {
    fc.assert(
      fc.property(
        crowd,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 30 }),
        (taken, from, length) => {
          const whole = { from, to: from + length };
          const rest = covered([whole]).difference(covered(taken));
          expect(covered(subtractIntervals(whole, taken))).toEqual(rest);
        },
      ),
    );
  });
});

describe('a span that is asked for', () => {
  const from = '2025-11-23T16:00:00Z';
  const to = '2025-11-24T16:00:00Z';
  const fieldsOf = (work: () => unknown) => {
    try {
      work();
    } catch (refusal) {
      return Object.keys((refusal as { details: { fields: object } }).details.fields);
    }
    return 'taken';
  };
  test.each([
    [{ from, to }, {}, 'taken'],
    [{}, {}, 'taken'],
    [{ to }, { required: true }, ['from']],
    [{ from: to, to: from }, {}, ['to']],
    [{ from, to: from }, {}, ['to']],
    [{ from, to: from }, { emptyAllowed: true }, 'taken'],
    [{ from: '2025-02-30T00:00:00Z', to }, {}, ['from']],
    [{ from: '2025-11-23', to: 'soon' }, {}, ['from', 'to']],
    [{ from, to }, { longest: HOUR }, ['to']],
  ])('%j by %j', (given, rules, expected) => {
    expect(fieldsOf(() => readSpan(given, rules))).toEqual(expected);
  });
});
