import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { DAY } from '../../../src/protocol/time/durations.js';
import {
  addDays,
  addMonths,
  dayBegins,
  dayNumber,
  daysBetween,
  eachDay,
  instantAt,
  isLocalDay,
  isMonth,
  localDay,
  localMonth,
  localTime,
  midnightOf,
  minuteOfDay,
  mondayOf,
  monthsOf,
  monthSpan,
  nextMidnight,
  onTheWall,
  startOfDay,
  weekdayOf,
  weeksBetween,
  ZONE,
} from '../../../src/protocol/time/local-day.js';

const instant = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2120, 0, 1) });
const day = fc.integer({ min: -3000, max: 3000 }).map((n) => addDays('2026-11-23', n));
const month = fc.integer({ min: -300, max: 300 }).map((n) => addMonths('2026-11', n));

describe('an instant in the local calendar is what Temporal says for Asia/Shanghai', () => {
  test('its day, its time of day and the midnights around it', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE);
        expect(localDay(at)).toBe(there.toPlainDate().toString());
        expect(localMonth(at)).toBe(there.toPlainDate().toPlainYearMonth().toString());
        expect(localTime(at)).toBe(there.toPlainTime().toString({ smallestUnit: 'minute' }));
        expect(minuteOfDay(at)).toBe(there.hour * 60 + there.minute);
        expect(onTheWall(at).toISOString()).toBe(
          `${there.toPlainDateTime().toString({ fractionalSecondDigits: 3 })}Z`,
        );
        expect(startOfDay(at)).toBe(there.startOfDay().epochMilliseconds);
        expect(nextMidnight(at)).toBe(there.add({ days: 1 }).startOfDay().epochMilliseconds);
      }),
    );
  });
  test('and a day or a time names the instant it was made of', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(dayBegins(localDay(at))).toBe(startOfDay(at));
        expect(instantAt(localDay(at), localTime(at))).toBe(at - (at % 60_000));
        expect(midnightOf(dayNumber(at))).toBe(startOfDay(at));
      }),
    );
    expect(dayNumber(dayBegins('1970-01-01'))).toBe(0);
    expect(dayBegins('')).toBeNaN();
    expect(instantAt('2026-11-24', '')).toBeNaN();
  });
});

describe('days', () => {
  test('are what Temporal says', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -500, max: 500 }), (from, n) => {
        const there = Temporal.PlainDate.from(from);
        expect(addDays(from, n)).toBe(there.add({ days: n }).toString());
        expect(weekdayOf(from)).toBe(there.dayOfWeek % 7);
        expect(mondayOf(from)).toBe(there.subtract({ days: there.dayOfWeek - 1 }).toString());
        expect(daysBetween(from, addDays(from, n))).toBe(n);
        expect(weeksBetween(from, addDays(from, n * 7))).toBe(n);
      }),
    );
  });
  test('a list holds both ends, and nothing the wrong way round', () => {
    expect(eachDay('2026-12-30', '2027-01-02')).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ]);
    expect(eachDay('2027-01-02', '2027-01-01')).toEqual([]);
  });
  test.each(['2026-02-30', '2026-13-01', '26-01-01', '', null, 7, '2026-01-01T00:00'])(
    '%s is no day',
    (text) => expect(isLocalDay(text)).toBe(false),
  );
  test('and what is one is known as one', () => {
    fc.assert(fc.property(day, (one) => expect(isLocalDay(one)).toBe(true)));
  });
});

describe('months', () => {
  test('are what Temporal says', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -300, max: 300 }), (from, n) => {
        const there = Temporal.PlainYearMonth.from(from);
        expect(addMonths(from, n)).toBe(there.add({ months: n }).toString());
        const { from: begins, to } = monthSpan(from);
        expect(localDay(begins)).toBe(`${from}-01`);
        expect((to - begins) / DAY).toBe(there.daysInMonth);
      }),
    );
  });
  test('a year has twelve', () => {
    expect(monthsOf(2026)).toEqual(monthsOf('2026'));
    expect(monthsOf(2026).join()).toMatch(/^2026-01,2026-02,.*,2026-12$/);
  });
  test.each(['2026-00', '2026-13', '2026-1', '1999-12', '', null])('%s is none', (text) =>
    expect(isMonth(text)).toBe(false),
  );
});
