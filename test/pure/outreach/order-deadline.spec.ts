import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_CALENDAR } from '../../../src/calendar/working-calendar.js';
import { workingBetween } from '../../../src/calendar/working-time.js';
import { lightOf, orderDeadline, orderDeadlineWhy } from '../../../src/outreach/orders/order-deadline.js';
import { requireDayAhead } from '../../../src/kernel/time/day-ahead.js';
import { readsWords } from '../../../src/outreach/orders/talk-keepers.js';
import { HOUR, MINUTE, WEEK } from '../../../src/protocol/time/durations.js';
import { instantAt } from '../../../src/protocol/time/local-day.js';

const calendar = DEFAULT_CALENDAR;
const FRIDAY = instantAt('2026-11-27', '16:40');
const unit = { calendar, warnPercent: 25 };

describe('the time for the first answer', () => {
  test('goes on after the weekend, and stands still over lunch', () => {
    expect(orderDeadline(unit, 2, FRIDAY)).toEqual({
      // 90 of 120 minutes: 20 on Friday, 70 on Monday.
      nearAt: instantAt('2026-11-30', '09:40'),
      dueAt: instantAt('2026-11-30', '10:10'),
    });
    expect(orderDeadline(unit, 4, FRIDAY).dueAt).toBe(instantAt('2026-11-30', '13:40'));
  });
  test('is told as it was counted, and adds up to what was given', () => {
    const { dueAt } = orderDeadline(unit, 4, FRIDAY);
    const why = orderDeadlineWhy(calendar, { answerHours: 4, orderedAt: FRIDAY, dueAt }, 'zh');
    expect(why).toMatchObject({
      rule: '点单后 4 个工作小时内先答复，只计工作时间',
      steps: [
        { countedSeconds: 20 * 60, why: '工作时间' },
        { countedSeconds: 0, why: '非工作日，不计时' },
        { countedSeconds: 220 * 60, why: '工作时间' },
      ],
    });
    expect(why).not.toHaveProperty('note');
    const moved = orderDeadlineWhy(calendar, { answerHours: 4, orderedAt: FRIDAY, dueAt: dueAt + 1 }, 'en');
    expect(moved.rule).toBe('first answered within 4 working hours of the order; only working time counts');
    expect(moved.note).toContain('calendar was changed');
  });
  test('whenever it is ordered, so much working time lies before its end, and its share before it is near', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: FRIDAY, max: FRIDAY + 3 * WEEK }),
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 90 }),
        (orderedAt, hours, warnPercent) => {
          const { nearAt, dueAt } = orderDeadline({ calendar, warnPercent }, hours, orderedAt);
          expect(workingBetween(calendar, orderedAt, dueAt)).toBe(hours * HOUR);
          expect(workingBetween(calendar, orderedAt, nearAt)).toBe(
            (hours * HOUR * (100 - warnPercent)) / 100,
          );
        },
      ),
    );
  });
});

describe('the light', () => {
  const deadline = { nearAt: 100, dueAt: 200 };
  test.each([
    [99, 'on_time'],
    [100, 'soon'],
    [199, 'soon'],
    [200, 'late'],
  ] as const)('at %i while it waits: %s', (now, light) => expect(lightOf(deadline, null, now)).toBe(light));
  test.each([
    [1, 'on_time'],
    [200, 'on_time'],
    [201, 'late'],
  ] as const)('stopped at %i, whenever it is looked at: %s', (stoppedAt, light) => {
    for (const now of [stoppedAt, 300]) expect(lightOf(deadline, stoppedAt, now)).toBe(light);
  });
});

test('a day is wished from today on, and a year ahead at most', () => {
  const now = instantAt('2026-11-27', '23:59');
  const asked = (day: string | undefined) => () => requireDayAhead('day', day, now);
  for (const day of [undefined, '2026-11-27', '2027-11-28']) expect(asked(day)).not.toThrow();
  expect(asked('2026-11-26')).toThrow('invalid');
  expect(asked('2027-11-29')).toThrow('invalid');
  // A minute later it is tomorrow.
  expect(() => requireDayAhead('day', '2026-11-27', now + MINUTE)).toThrow('invalid');
});

test('the words of a guarded theme are the orderer’s and the coordinators’', () => {
  const order = { orderedBy: 'li' };
  const reads = (id: string, role: 'worker' | 'coordinator' | 'admin', theme: string) =>
    readsWords({ id, roles: [role] }, order, theme);
  for (const theme of ['elder_fraud', 'minors', 'domestic_violence'])
    expect([
      reads('li', 'worker', theme),
      reads('zhou', 'coordinator', theme),
      reads('xie', 'admin', theme),
    ]).toEqual([true, true, true]);
  expect(reads('sun', 'worker', 'elder_fraud')).toBe(true);
  expect(reads('sun', 'worker', 'minors')).toBe(false);
});
