import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clashesOf } from '../../../src/outreach/clashes/activity-clashes.js';
import {
  activityState,
  repeatedStarts,
  wrongTimes,
} from '../../../src/outreach/activities/activity-times.js';
import { codeAt, isCodeGood, newCodeSecret } from '../../../src/outreach/attendance/check-in-code.js';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/protocol/time/durations.js';
import {
  addMonths,
  instantAt,
  localDay,
  localMonth,
  localTime,
} from '../../../src/protocol/time/local-day.js';

const NOW = instantAt('2026-11-24', '09:00');
const day = (at: number) => `${localDay(at)} ${localTime(at)}`;

describe('what comes again', () => {
  test('monthly over the ends of months: the last day where there is no such day, and back again', () => {
    expect(repeatedStarts(instantAt('2027-01-31', '14:30'), 'monthly', 4).map(day)).toEqual([
      '2027-02-28 14:30',
      '2027-03-31 14:30',
      '2027-04-30 14:30',
      '2027-05-31 14:30',
    ]);
    expect(repeatedStarts(instantAt('2027-11-29', '00:00'), 'monthly', 3).map(day)).toEqual([
      '2027-12-29 00:00',
      '2028-01-29 00:00',
      '2028-02-29 00:00',
    ]);
  });
  test('weekly and fortnightly on the same day of the week, at the same time', () => {
    expect(repeatedStarts(NOW, 'weekly', 2).map(day)).toEqual(['2026-12-01 09:00', '2026-12-08 09:00']);
    expect(repeatedStarts(NOW, 'fortnightly', 2).map(day)).toEqual(['2026-12-08 09:00', '2026-12-22 09:00']);
  });
  test('whatever the beginning: each later than the one before, at its local time, monthly one in each month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: NOW, max: NOW + 1500 * DAY }),
        fc.constantFrom('weekly' as const, 'fortnightly' as const, 'monthly' as const),
        fc.integer({ min: 1, max: 26 }),
        (from, every, times) => {
          const starts = repeatedStarts(from, every, times);
          expect(starts).toHaveLength(times);
          expect([from, ...starts].every((at, n, all) => n === 0 || at > all[n - 1]!)).toBe(true);
          expect(new Set([from, ...starts].map(localTime)).size).toBe(1);
          if (every === 'monthly')
            expect(starts.map(localMonth)).toEqual(starts.map((_, n) => addMonths(localMonth(from), n + 1)));
        },
      ),
    );
  });
});

describe('the times of an activity', () => {
  test('its state goes by the clock: it runs from its beginning on and is done at its end', () => {
    const times = { fromAt: NOW, toAt: NOW + HOUR, cancelledAt: null };
    expect(activityState(times, NOW - 1)).toBe('planned');
    expect(activityState(times, NOW)).toBe('running');
    expect(activityState(times, NOW + HOUR - 1)).toBe('running');
    expect(activityState(times, NOW + HOUR)).toBe('done');
    expect(activityState({ ...times, cancelledAt: NOW }, NOW)).toBe('cancelled');
  });
  test('whatever may be is at most twelve hours, over midnight too, and not over', () => {
    const instant = fc.integer({ min: NOW - 2 * DAY, max: NOW + 3 * DAY });
    fc.assert(
      fc.property(instant, instant, (fromAt, toAt) => {
        const wrong = wrongTimes({ fromAt, toAt }, NOW);
        const right = toAt > fromAt && toAt > NOW && toAt - fromAt <= 12 * HOUR;
        expect(Object.keys(wrong).length === 0).toBe(right);
      }),
    );
  });
});

describe('the code', () => {
  const secret = newCodeSecret();
  const STEP = 30 * SECOND;
  test('is taken in its half minute and the next, and in no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * 60 * MINUTE }), (later) => {
        const begins = Math.floor(NOW / STEP) * STEP;
        const { code, expiresAt } = codeAt(secret, NOW);
        expect(Date.parse(expiresAt)).toBe(begins + STEP);
        // Two codes of a million may be alike: then the later one is the one that is taken.
        const now = begins + later;
        const alike = [now, now - STEP].some((at) => codeAt(secret, at).code === code);
        expect(isCodeGood(secret, code, now)).toBe(alike);
        if (later < 2 * STEP) expect(alike).toBe(true);
      }),
    );
    expect(isCodeGood(secret, codeAt(secret, NOW + STEP).code, NOW)).toBe(false);
    for (const code of ['', '12345', '1234567', '12345x', '１２３４５６'])
      expect(isCodeGood(secret, code, NOW)).toBe(false);
  });
});

describe('clashes', () => {
  const activity = (id: string, from: number, to: number, inCharge: string[] = []) => ({
    id,
    number: id,
    title: id,
    fromAt: from,
    toAt: to,
    inCharge,
  });
  test('of who signed up and who is in charge, with shifts, check-ups and other activities that share time', () => {
    const one = activity('one', 10, 20, ['wang']);
    const others = [one, activity('before', 5, 10, ['wang']), activity('beside', 19, 30, ['chen'])];
    const signedUp = new Map([
      ['one', ['zhao', 'deng']],
      ['before', ['deng']],
      ['beside', ['deng', 'wu']],
    ]);
    const shift = (personId: string, name: string, from: number, to: number) =>
      ({ personId, with: 'shift', name, from, to }) as const;
    const visit = { personId: 'wang', with: 'checkup' as const, name: '走访', from: 12, to: 13 };
    const times = [
      shift('zhao', '白班', 0, 11),
      shift('zhao', '夜班', 20, 40),
      shift('wu', '白班', 0, 40),
      visit,
    ];
    expect(clashesOf(one, others, signedUp, times)).toEqual([
      { personId: 'zhao', with: 'shift', name: '白班', from: 0, to: 11 },
      { personId: 'deng', with: 'activity', name: 'beside', from: 19, to: 30 },
      visit,
    ]);
    expect(clashesOf(one, [one], new Map(), [])).toEqual([]);
  });
});
