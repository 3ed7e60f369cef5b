import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, localMonth } from '../../../src/protocol/time/local-day.js';
import { nextDue } from '../../../src/briefs/brief-schedule-dates.js';
import { localDay, localTime } from '../../../src/protocol/time/local-day.js';

const at = (local: string) => Date.parse(`${local}+08:00`);

test('it goes out on that day and hour of this month, or of the next', () => {
  expect(nextDue({ day: 5, hour: 9 }, at('2026-11-05T08:59:59'))).toBe(at('2026-11-05T09:00:00'));
  expect(nextDue({ day: 5, hour: 9 }, at('2026-11-05T09:00:00'))).toBe(at('2026-12-05T09:00:00'));
  expect(nextDue({ day: 28, hour: 0 }, at('2026-12-31T12:00:00'))).toBe(at('2027-01-28T00:00:00'));
});
test('one a month: after each comes the next, in the month after it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: at('2020-01-01T00:00:00'), max: at('2040-01-01T00:00:00') }),
      (day, hour, now) => {
        const due = nextDue({ day, hour }, now);
        expect(due).toBeGreaterThan(now);
        expect([Number(localDay(due).slice(8)), localTime(due)]).toEqual([
          day,
          `${String(hour).padStart(2, '0')}:00`,
        ]);
        const next = nextDue({ day, hour }, due);
        expect(localMonth(next)).toBe(addMonths(localMonth(due), 1));
        expect(addMonths(localMonth(next), -1)).toBe(localMonth(due));
      },
    ),
  );
});
