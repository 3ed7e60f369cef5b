import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayBegins, localDay, startOfDay } from '../../../src/protocol/time/local-day.js';
import { coverSpan, spanOfPeriod } from '../../../src/ledger/period-cover.js';

const DAY = 24 * 3600_000;
const at = (text: string) => Date.parse(`${text}+08:00`);
const TODAY = at('2026-11-25T10:00');

describe('the cover of a span', () => {
  test.each([
    ['this year until its end', '2026-01-01T00:00', '2027-01-01T00:00', ['2026'], 0],
    ['this month until now', '2026-11-01T00:00', '2026-11-25T10:00', ['2026-11'], 0],
    ['until this morning', '2026-11-24T00:00', '2026-11-25T08:00', ['2026-11-24'], 1],
    ['today', '2026-11-25T00:00', '2026-11-26T00:00', ['2026-11-25'], 0],
    ['last month', '2026-10-01T00:00', '2026-11-01T00:00', ['2026-10'], 0],
    ['within one day', '2026-10-05T03:00', '2026-10-05T04:00', [], 1],
    ['tomorrow', '2026-11-26T00:00', '2026-11-27T00:00', [], 0],
    [
      'odd ends',
      '2025-10-30T05:00',
      '2026-02-02T01:00',
      ['2025-10-31', '2025-11', '2025-12', '2026-01', '2026-02-01'],
      2,
    ],
  ])('%s', (_, from, to, periods, fringes) => {
    const cover = coverSpan({ from: at(from), to: at(to) }, TODAY);
    expect(cover.periods).toEqual(periods);
    expect(cover.fringes).toHaveLength(fringes);
  });
  test('months and days at most, where they are asked for', () => {
    const span = { from: at('2025-01-01T00:00'), to: at('2025-03-02T00:00') };
    expect(coverSpan(span, TODAY, 'month').periods).toEqual(['2025-01', '2025-02', '2025-03-01']);
    expect(coverSpan(span, TODAY, 'day').periods).toHaveLength(60);
    expect(coverSpan({ ...span, to: at('2026-01-01T00:00') }, TODAY, 'month').periods).toHaveLength(12);
  });
  test('every instant of the span before the mark lies in it once, and none beside it', () => {
    const instant = fc.integer({ min: at('2024-12-20T00:00'), max: at('2027-01-10T00:00') });
    fc.assert(
      fc.property(
        instant,
        instant,
        instant,
        fc.constantFrom('year' as const, 'month' as const, 'day' as const),
        fc.tuple(fc.boolean(), fc.boolean()),
        fc.array(instant, { maxLength: 30 }),
        (a, b, upto, coarsest, [wholeFrom, wholeTo], instants) => {
          const [first, last] = a < b ? [a, b] : [b, a];
          const span = {
            from: wholeFrom ? startOfDay(first) : first,
            to: (wholeTo ? startOfDay(last) : last) + 1,
          };
          const { periods, fringes } = coverSpan(span, upto, coarsest);
          const edges = [span.from, span.to, upto].flatMap((edge) => [edge - 1, edge, edge + 1]);
          for (const one of [...instants, ...edges, startOfDay(first), startOfDay(last) + DAY - 1]) {
            // Only what is before the mark is kept under a period.
            if (one >= upto) continue;
            const day = localDay(one);
            const times =
              periods.filter((period) => day.startsWith(period)).length +
              fringes.filter((f) => f.from <= one && one < f.to).length;
            expect(times).toBe(span.from <= one && one < span.to ? 1 : 0);
          }
          expect(fringes.every((f) => f.to <= upto)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
  test('a period is what it says', () => {
    expect(spanOfPeriod('2026')).toEqual({ from: dayBegins('2026-01-01'), to: dayBegins('2027-01-01') });
    expect(spanOfPeriod('2026-12')).toEqual({ from: dayBegins('2026-12-01'), to: dayBegins('2027-01-01') });
    expect(spanOfPeriod('2026-12-31')).toEqual({
      from: dayBegins('2026-12-31'),
      to: dayBegins('2027-01-01'),
    });
  });
});
