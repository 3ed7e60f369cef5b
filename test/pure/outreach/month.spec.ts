/** The month of activities as the page shows it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  agendaOf,
  byDay,
  lackingOf,
  pipsOf,
  weeksOf,
  weeksSpan,
} from '../../../client/src/pages/outreach/month/month-grid.js';
import type { Activity } from '../../../src/protocol/outreach.js';
import { addMonths, dayBegins, localMonth, weekdayOf } from '../../../src/protocol/time/local-day.js';

const activity = (from: string, more: Partial<Activity> = {}): Activity => ({
  id: from,
  number: '20261124-H01',
  theme: 'elder_fraud',
  title: '反诈宣讲',
  from,
  to: from,
  place: '活动室',
  signedUp: 0,
  state: 'planned',
  inCharge: [],
  ...more,
});
const month = fc.integer({ min: 0, max: 1200 }).map((n) => addMonths('2026-01', n));

describe('the weeks of a month', () => {
  test('November 2026 begins on a Sunday: six weeks, from 26 October to 6 December', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]![0]).toBe('2026-10-26');
    expect(weeks[5]![6]).toBe('2026-12-06');
  });
  test('February 2027 begins on a Monday and ends on a Sunday: no day of another month', () => {
    expect(weeksOf('2027-02').flat()).toHaveLength(28);
  });
  test('are whole, from Monday to Sunday, one day after the other, and hold all of the month', () => {
    fc.assert(
      fc.property(month, (one) => {
        const weeks = weeksOf(one);
        const days = weeks.flat();
        for (const week of weeks) expect([week.length, weekdayOf(week[0]!)]).toEqual([7, 1]);
        days.forEach((day, n) => n && expect(dayBegins(day) - dayBegins(days[n - 1]!)).toBe(86_400_000));
        const own = days.filter((day) => day.startsWith(one));
        expect(own[0]).toBe(`${one}-01`);
        expect(localMonth(dayBegins(own.at(-1)!) + 86_400_000)).toBe(addMonths(one, 1));
        // No week of other months alone.
        for (const week of weeks) expect(week.some((day) => day.startsWith(one))).toBe(true);
        expect(weeksSpan(one)).toEqual({
          from: dayBegins(days[0]!),
          to: dayBegins(days.at(-1)!) + 86_400_000,
        });
      }),
    );
  });
});

describe('what lies in them', () => {
  test('stands on its local day, by the hour and then by the number', () => {
    const late = activity('2026-11-24T15:59:00.000Z');
    const next = activity('2026-11-24T16:00:00.000Z');
    const second = activity('2026-11-24T01:00:00.000Z', { id: 'b', number: '20261124-H02' });
    const first = activity('2026-11-24T01:00:00.000Z', { id: 'a', number: '20261124-H01' });
    expect([...byDay([next, late, second, first])]).toEqual([
      ['2026-11-24', [first, second, late]],
      ['2026-11-25', [next]],
    ]);
  });
  test('as a list: what is ahead by day, what is past with the newest first, nothing of another month', () => {
    const done = activity('2026-11-03T02:00:00.000Z', { state: 'done' });
    const cancelled = activity('2026-11-10T02:00:00.000Z', { state: 'cancelled' });
    const running = activity('2026-11-24T02:00:00.000Z', { state: 'running' });
    const planned = activity('2026-11-24T06:00:00.000Z');
    const december = activity('2026-12-01T06:00:00.000Z');
    expect(agendaOf([december, planned, cancelled, running, done], '2026-11')).toEqual({
      ahead: [['2026-11-24', [running, planned]]],
      past: [cancelled, done],
    });
  });
});

describe('places', () => {
  test('have a mark each, those taken first', () => {
    expect(pipsOf({ signedUp: 2, capacity: 4 })).toEqual([true, true, false, false]);
  });
  test('have none where they would have to be counted, or any number may come', () => {
    expect(pipsOf({ signedUp: 8, capacity: 10 })).toEqual([]);
    expect(pipsOf({ signedUp: 3 })).toEqual([]);
  });
  test('are lacking where half of them or more are free, as the hub counts it', () => {
    expect(lackingOf({ state: 'planned', signedUp: 2, capacity: 4 })).toBe(2);
    expect(lackingOf({ state: 'running', signedUp: 0, capacity: 1 })).toBe(1);
    expect(lackingOf({ state: 'planned', signedUp: 3, capacity: 4 })).toBe(0);
    expect(lackingOf({ state: 'planned', signedUp: 0 })).toBe(0);
    expect(lackingOf({ state: 'done', signedUp: 0, capacity: 4 })).toBe(0);
    expect(lackingOf({ state: 'cancelled', signedUp: 0, capacity: 4 })).toBe(0);
  });
});
