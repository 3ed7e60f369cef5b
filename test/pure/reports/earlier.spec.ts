/** 同比 and 环比: which spans are compared, and by how much. */
import { addDays } from '../../../src/protocol/time/local-day.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SummaryFigures } from '../../../src/protocol/reports.js';
import { changeOf, earlierThan, hadAnything, signed } from '../../../client/src/pages/reports/earlier.js';
import { between, daysIn, LONGEST, periodOf, stretchOf } from '../../../client/src/pages/reports/period.js';

const LATER = '2030-01-01';
const days = ({ first, last }: { first: string; last: string }) => `${first}..${last}`;
const spans = (first: string, last: string, today = LATER) => {
  const { yearBefore, before } = earlierThan(between('own', first, last), today);
  return [days(yearBefore), days(before)];
};

describe('the spans that are compared', () => {
  it.each([
    ['a month', '2026-11-01', '2026-11-30', '2025-11-01..2025-11-30', '2026-10-01..2026-10-31'],
    ['a March', '2027-03-01', '2027-03-31', '2026-03-01..2026-03-31', '2027-02-01..2027-02-28'],
    ['a leap February', '2028-02-01', '2028-02-29', '2027-02-01..2027-02-28', '2028-01-01..2028-01-31'],
    ['the one after', '2029-02-01', '2029-02-28', '2028-02-01..2028-02-29', '2029-01-01..2029-01-31'],
    ['a quarter', '2026-01-01', '2026-03-31', '2025-01-01..2025-03-31', '2025-10-01..2025-12-31'],
    ['a year', '2028-01-01', '2028-12-31', '2027-01-01..2027-12-31', '2027-01-01..2027-12-31'],
    ['ten days', '2026-03-01', '2026-03-10', '2025-03-01..2025-03-10', '2026-02-19..2026-02-28'],
    ['a leap day', '2028-02-29', '2028-02-29', '2027-02-28..2027-02-28', '2028-02-28..2028-02-28'],
    ['across a new year', '2025-12-20', '2026-01-08', '2024-12-20..2025-01-08', '2025-11-30..2025-12-19'],
  ])('of %s', (_, first, last, yearBefore, before) => {
    expect(spans(first, last)).toEqual([yearBefore, before]);
  });

  it.each([
    ['month', '2026-11-29', '2025-11-01..2025-11-29', '2026-10-01..2026-10-29'],
    ['month', '2027-03-30', '2026-03-01..2026-03-30', '2027-02-01..2027-02-28'],
    ['quarter', '2026-11-30', '2025-10-01..2025-11-30', '2026-07-01..2026-08-31'],
    ['year', '2026-11-29', '2025-01-01..2025-11-29', '2025-01-01..2025-11-29'],
    ['lastMonth', '2026-11-29', '2025-10-01..2025-10-31', '2026-09-01..2026-09-30'],
  ] as const)('of %s on %s, as far as it has come', (period, today, yearBefore, before) => {
    const now = Date.parse(`${today}T12:00:00+08:00`);
    const earlier = earlierThan(stretchOf(period, now), today);
    expect([days(earlier.yearBefore), days(earlier.before)]).toEqual([yearBefore, before]);
  });

  it('are instants at local midnight', () => {
    const { before } = earlierThan(between('own', '2026-11-01', '2026-11-30'), LATER);
    expect([before.from, before.to]).toEqual(['2026-09-30T16:00:00.000Z', '2026-10-31T16:00:00.000Z']);
  });

  it('end before it begins, are as long but for the length of months, and the server answers them', () => {
    const start = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2001-01-01', n));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: LONGEST }), (first, length) => {
        const span = between('own', first, addDays(first, length - 1));
        const { yearBefore, before } = earlierThan(span, '2099-01-01');
        expect(addDays(before.last, 1)).toBe(first);
        expect(Math.abs(daysIn(yearBefore) - length)).toBeLessThanOrEqual(1);
        if (!first.endsWith('-01')) expect(daysIn(before)).toBe(length);
        for (const one of [yearBefore, before]) expect(daysIn(one)).toBeLessThanOrEqual(LONGEST + 2);
        if (!first.endsWith('02-29')) expect(yearBefore.first.slice(4)).toBe(first.slice(4));
      }),
    );
  });

  it('have a page of hours where they are a whole month or year', () => {
    expect(periodOf({ first: '2025-11-01', last: '2025-11-30' })).toBe('2025-11');
    expect(periodOf({ first: '2025-01-01', last: '2025-12-31' })).toBe('2025');
    expect(periodOf({ first: '2025-11-01', last: '2025-11-29' })).toBeUndefined();
    expect(periodOf({ first: '2025-10-01', last: '2025-11-30' })).toBeUndefined();
  });
});

describe('a change', () => {
  it('has a share only of something', () => {
    expect(changeOf(13, 10)).toEqual({ by: 3, share: 0.3 });
    expect(changeOf(5, 0)).toEqual({ by: 5, share: null });
    expect(changeOf(0, 4)).toEqual({ by: -4, share: -1 });
  });
  it('is none where one of the two could not be reckoned', () => {
    expect(changeOf(null, 0.5)).toBeNull();
    expect(changeOf(0.5, null)).toBeNull();
  });
  it('has its sign after it is rounded', () => {
    expect(signed(-0.04, 1)).toEqual({ sign: '', size: 0 });
    expect(signed(-0.06, 1)).toEqual({ sign: '−', size: 0.1 });
    expect(signed(12)).toEqual({ sign: '+', size: 12 });
  });
  it('is to nothing where there was neither a call nor an hour, nor anything done without a call', () => {
    const had = (raised: number, minutes: number, visits = 0) =>
      hadAnything({
        calls: { raised } as SummaryFigures['calls'],
        hours: { minutes },
        active: {
          outreach: { activities: 0, people: 0, minutes: 0, arrivals: 0, elders: 0, calls: 0 },
          checkups: { checkups: 0, enterprises: 0, problems: 0, solved: 0 },
          liaison: { visits, minutes: 0, kept: 0, open: 0 },
        },
      });
    expect([had(0, 0), had(0, 5), had(1, 0), had(0, 0, 1)]).toEqual([false, true, true, true]);
  });
});
