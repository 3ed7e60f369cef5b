/** Whole working days: the first day does not count, and the last ends with its last working hour. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf } from '../../../src/calendar/calendar.cache.js';
import { countWorkingDays, monthsLater, workingDaysLater } from '../../../src/deadline/day-count.js';
import { workingIntervals } from '../../../src/calendar/working-time.js';
import { addDays, dayBegins, localDay, localTime } from '../../../src/protocol/time/local-day.js';

const calendar = calendarOf({ week: undefined, years: [], days: [] });
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const told = (instant: number) => `${localDay(instant)} ${localTime(instant)}`;

describe('working days', () => {
  test('asked on a Tuesday, five end on the Tuesday after, and each day says why', () => {
    const count = countWorkingDays(calendar, at('2026-11-17 10:00'), 5);
    expect(told(Date.parse(count.due))).toBe('2026-11-24 17:00');
    expect(count.days.map(({ kind, n }) => n ?? kind)).toEqual(['asked', 1, 2, 3, 'off', 'off', 4, 5]);
  });
  test('whether asked in the morning, at night or on a day off, the next working day is the first', () => {
    for (const from of ['2026-11-20 00:00', '2026-11-20 23:59', '2026-11-21 12:00', '2026-11-22 23:59'])
      expect(told(workingDaysLater(calendar, at(from), 1))).toBe('2026-11-23 17:00');
  });
  test('over the National Day of 2026: a holiday is named, a make-up Saturday counts', () => {
    const { due, days } = countWorkingDays(calendar, at('2026-09-30 16:00'), 3);
    expect(told(Date.parse(due))).toBe('2026-10-10 17:00');
    expect(days.filter(({ kind }) => kind === 'holiday')).toHaveLength(7);
    expect(days.at(-1)).toMatchObject({ kind: 'counted', n: 3 });
  });
  test('months end on the same day, on the last of a shorter month, or on the next day that is worked', () => {
    expect(told(monthsLater(calendar, at('2026-11-18 09:00'), 1))).toBe('2026-12-18 17:00');
    expect(told(monthsLater(calendar, at('2026-08-31 09:00'), 1))).toBe('2026-09-30 17:00');
    // 28 February 2027 is a Sunday.
    expect(told(monthsLater(calendar, at('2026-11-30 09:00'), 3))).toBe('2027-03-01 17:00');
  });
  test('a calendar that never opens gives an end still', () => {
    const closed = { week: [[], [], [], [], [], [], []], days: new Map() };
    expect(Number.isFinite(workingDaysLater(closed, at('2026-11-17 10:00'), 5))).toBe(true);
    expect(localDay(monthsLater(closed, at('2026-11-17 10:00'), 1))).toBe('2026-12-17');
  });
  test('counted days are the working days between, whatever the day and the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 60 }), (offset, amount) => {
        const from = dayBegins(addDays('2024-03-01', offset)) + 1;
        const { due, days } = countWorkingDays(calendar, from, amount);
        const works = (day: string) => workingIntervals(calendar, dayBegins(day)).length > 0;
        expect(days.filter(({ day }) => works(day) && day !== localDay(from))).toHaveLength(amount);
        expect(days.at(-1)!.day).toBe(localDay(Date.parse(due)));
        expect(days.map(({ day }) => day)).toEqual(days.map((_, i) => addDays(localDay(from), i)));
        // One more day is never earlier.
        expect(workingDaysLater(calendar, from, amount + 1)).toBeGreaterThan(Date.parse(due));
      }),
    );
  });
});
