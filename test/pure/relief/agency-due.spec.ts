/** By when an agency answers: never before it was asked, spoken of once before it is due, and explained as it was set. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  agencyDue,
  agencyDueWhy,
  agencyLight,
  firstReminder,
  type AgencyDue,
} from '../../../src/agencies/agency-due.js';
import { calendarOf } from '../../../src/calendar/calendar.cache.js';
import { addDays, dayBegins, localDay, localTime } from '../../../src/protocol/time/local-day.js';

const calendar = calendarOf({ week: undefined, years: [], days: [] });
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const told = (instant: number) => `${localDay(instant)} ${localTime(instant)}`;
const instants = fc
  .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 1439 }))
  .map(([day, minute]) => dayBegins(addDays('2025-01-01', day)) + minute * 60_000);
const waiting = { endedAt: null, inTime: null };

describe('by when an agency answers', () => {
  test('five working days, near from the opening of the one before the last', () => {
    const { days, nearAt, dueAt } = agencyDue(calendar, at('2026-11-17 10:00'), { days: 5 });
    expect([days, told(nearAt), told(dueAt)]).toEqual([5, '2026-11-23 08:30', '2026-11-24 17:00']);
  });
  test('a named day is that day’s last working hour, a day off its last minute; today and tomorrow are near at once or that morning', () => {
    const named = (day: string) => agencyDue(calendar, at('2026-11-24 10:00'), { day });
    expect(named('2026-11-28')).toEqual({
      days: null,
      nearAt: at('2026-11-27 08:30'),
      dueAt: at('2026-11-28 23:59'),
    });
    const tomorrow = named('2026-11-25');
    expect([told(tomorrow.nearAt), told(tomorrow.dueAt)]).toEqual(['2026-11-25 08:30', '2026-11-25 17:00']);
    const today = named('2026-11-24');
    expect(today.nearAt).toBe(at('2026-11-24 10:00'));
    expect(firstReminder(today, at('2026-11-24 10:00'))).toBe(today.dueAt);
  });
  test('in order whatever the day and the number: asked, near, due; spoken of after it was asked', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 400 }), fc.boolean(), (askedAt, amount, isNamed) => {
        const by = isNamed ? { day: addDays(localDay(askedAt), amount) } : { days: 1 + (amount % 60) };
        const due: AgencyDue = agencyDue(calendar, askedAt, by);
        const closed = askedAt > due.dueAt;
        // Asked in the evening for the same day: over at once, and no earlier than it was asked.
        fc.pre(!closed);
        expect(due.nearAt).toBeGreaterThanOrEqual(askedAt);
        expect(due.dueAt).toBeGreaterThanOrEqual(due.nearAt);
        expect(firstReminder(due, askedAt)).toBeGreaterThan(askedAt - 1);
        expect(agencyLight({ ...due, ...waiting }, due.dueAt)).toBe('late');
        if (due.nearAt < due.dueAt) expect(agencyLight({ ...due, ...waiting }, due.nearAt)).toBe('soon');
        if (due.nearAt > askedAt) expect(agencyLight({ ...due, ...waiting }, askedAt)).toBe('on_time');
      }),
    );
  });
  test('the reason is what it was set by; after the calendar has changed it says so; a named day has none', () => {
    const askedAt = at('2026-11-17 10:00');
    const due = agencyDue(calendar, askedAt, { days: 5 });
    const row = { kind: 'ask', askedAt, ...due } as const;
    expect(agencyDueWhy(calendar, row, 'zh')).toMatchObject({
      due: new Date(due.dueAt).toISOString(),
      rule: '商请后 5 个工作日内请对方答复：第二天起算，休息日不计，天数是本单位设的',
    });
    expect(agencyDueWhy(calendar, { ...row, dueAt: due.dueAt + 1 }, 'en')!.rule).toMatch(
      /calendar was changed/,
    );
    expect(agencyDueWhy(calendar, { ...row, days: null }, 'zh')).toBeUndefined();
  });
});
