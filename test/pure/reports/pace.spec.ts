import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { monthsOf, monthSpan } from '../../../src/protocol/time/local-day.js';
import { dueBy, yearOfInstant, yearSpan } from '../../../src/reports/year/target-pace.js';

const at = (local: string) => Date.parse(`${local}+08:00`);
const years = fc.integer({ min: 2000, max: 2199 });

describe('the pace of a year', () => {
  test('a day that is under way is not over; before the year nothing is due, after it all', () => {
    expect(dueBy(365, 2026, at('2026-01-01T00:00:00'))).toBe(0);
    expect(dueBy(365, 2026, at('2026-01-01T23:59:59'))).toBe(0);
    expect(dueBy(365, 2026, at('2026-01-02T00:00:00'))).toBe(1);
    expect(dueBy(365, 2026, at('2025-12-31T23:59:59'))).toBe(0);
    expect(dueBy(365, 2026, at('2027-03-01T12:00:00'))).toBe(365);
    expect(dueBy(366, 2024, at('2024-12-31T12:00:00'))).toBe(365);
    expect(dueBy(200, 2026, at('2026-07-02T12:00:00'))).toBe(99);
    expect(dueBy(null, 2026, at('2026-07-02T12:00:00'))).toBeNull();
  });
  test('what is due never falls and ends at the target', () => {
    fc.assert(
      fc.property(years, fc.nat(1_000_000), fc.nat(400), fc.nat(30), (year, target, day, more) => {
        const { from, to } = yearSpan(year);
        const now = from + day * 24 * 3_600_000;
        const due = dueBy(target, year, now)!;
        expect(due).toBeLessThanOrEqual(dueBy(target, year, now + more * 24 * 3_600_000)!);
        expect(due).toBeLessThanOrEqual(target);
        expect(dueBy(target, year, to)).toBe(target);
      }),
    );
  });
  test('twelve months are the year, without a gap', () => {
    fc.assert(
      fc.property(years, (year) => {
        const spans = monthsOf(year).map(monthSpan);
        expect(spans[0]!.from).toBe(yearSpan(year).from);
        expect(spans.at(-1)!.to).toBe(yearSpan(year).to);
        for (let i = 1; i < 12; i++) expect(spans[i]!.from).toBe(spans[i - 1]!.to);
        expect(yearOfInstant(spans[0]!.from)).toBe(year);
        expect(yearOfInstant(spans[0]!.from - 1)).toBe(year - 1);
      }),
    );
  });
});
