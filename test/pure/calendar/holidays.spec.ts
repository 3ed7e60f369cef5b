/** Three years of real holidays and make-up days: what the notices of the State Council say, and deadlines across them. */
import { describe, expect, test } from '@jest/globals';
import chineseDays from 'chinese-days';
import { calendarOf } from '../../../src/calendar/calendar.cache.js';
import { countFor, computeDeadline } from '../../../src/calendar/deadline-arithmetic.js';
import { publishedDays, publishedYears } from '../../../src/calendar/published-holidays.js';
import { workingIntervals } from '../../../src/calendar/working-time.js';
import { dayBegins, localDay, localTime } from '../../../src/protocol/time/local-day.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const calendar = calendarOf({ week: undefined, years: [], days: [] });
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const due = (from: number, amount: number, unit: 'working_days' | 'working_hours' = 'working_days') =>
  computeDeadline(calendar, { ...countFor(calendar, { amount, unit }), from, pauses: [] });
const told = (instant: number) => `${localDay(instant)} ${localTime(instant)}`;

/** From the notices themselves. */
const NOTICES: Record<number, { off: string; work: string }> = {
  2024: {
    off: '0101 0210-0217 0404-0406 0501-0505 0610 0915-0917 1001-1007',
    work: '0204 0218 0407 0428 0511 0914 0929 1012',
  },
  2025: {
    off: '0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008',
    work: '0126 0208 0427 0928 1011',
  },
  2026: {
    off: '0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007',
    work: '0104 0214 0228 0509 0920 1010',
  },
};
const spread = (year: number, list: string) =>
  list.split(' ').flatMap((part) => {
    const [from, to = from] = part.split('-').map((p) => `${year}-${p.slice(0, 2)}-${p.slice(2)}`);
    const days: string[] = [];
    for (let day = dayBegins(from!); day <= dayBegins(to!); day += DAY) days.push(localDay(day));
    return days;
  });

test.each([2024, 2025, 2026])('the days of %i are those of the notice', (year) => {
  const of = (kind: string) =>
    publishedDays(year)
      .filter((d) => d.kind === kind)
      .map((d) => d.day);
  expect(of('holiday')).toEqual(spread(year, NOTICES[year]!.off));
  expect(of('make_up')).toEqual(spread(year, NOTICES[year]!.work));
});

test('a year that is not published has no days, and is not called known', () => {
  expect(publishedYears()).toEqual(expect.arrayContaining([2024, 2025, 2026]));
  const next = Math.max(...publishedYears()) + 1;
  expect(publishedDays(next)).toEqual([]);
  expect(calendar.published!.has(next)).toBe(false);
});

describe('deadlines across holidays', () => {
  test.each([
    [
      '2024-02-08 09:00',
      3,
      '2024-02-19 09:00',
      'spring festival 2024 and the Sunday that is worked after it',
    ],
    ['2024-04-03 14:00', 1, '2024-04-07 14:00', 'the Sunday after Qingming'],
    ['2024-09-13 17:30', 1, '2024-09-14 17:00', 'raised on a Friday evening, worked on Saturday'],
    ['2025-01-24 10:00', 2, '2025-01-27 10:00', 'the Sunday before spring festival 2025'],
    ['2025-04-25 10:00', 1, '2025-04-27 10:00', 'the Sunday before Labour Day'],
    ['2025-09-30 15:00', 2, '2025-10-10 15:00', 'National Day and Mid-Autumn together'],
    ['2025-10-03 11:00', 1, '2025-10-09 17:00', 'raised in the middle of it'],
    ['2026-02-13 16:00', 1, '2026-02-14 16:00', 'a Saturday that is worked'],
    ['2026-02-14 16:00', 1, '2026-02-24 16:00', 'nine days of spring festival'],
    ['2026-09-30 08:30', 4, '2026-10-10 17:00', 'from the opening: four days, the last a Saturday'],
    ['2026-11-27 11:15', 5, '2026-12-04 11:15', 'a plain week'],
  ])('%s + %i working days is %s: %s', (from, days, to) => {
    expect(told(due(at(from), days).due!)).toBe(to);
  });

  test('the lunch break and the night between', () => {
    expect(told(due(at('2026-11-24 11:00'), 1, 'working_hours').due!)).toBe('2026-11-24 13:30');
    expect(told(due(at('2026-11-24 16:30'), 2, 'working_hours').due!)).toBe('2026-11-25 10:00');
    expect(told(due(at('2026-11-24 10:30'), 1, 'working_hours').due!)).toBe('2026-11-24 11:30');
  });

  test('each step says why it did not count', () => {
    expect(
      due(at('2026-09-30 15:00'), 2).steps.map((s) => [
        told(s.from),
        told(s.to),
        s.counted / HOUR,
        s.why,
        s.name,
      ]),
    ).toEqual([
      ['2026-09-30 15:00', '2026-10-01 00:00', 2, 'working', undefined],
      ['2026-10-01 00:00', '2026-10-08 00:00', 0, 'holiday', '国庆节'],
      ['2026-10-08 00:00', '2026-10-09 15:00', 12, 'working', undefined],
    ]);
    expect(due(at('2026-12-31 15:00'), 1).steps.at(-1)).toMatchObject({ why: 'working', unpublished: true });
  });

  // By counting days on the library itself, for every day of the three years.
  test('every day of three years, against counting days one by one', () => {
    for (let day = dayBegins('2024-01-01'); day < dayBegins('2026-12-01'); day += DAY) {
      expect([localDay(day), workingIntervals(calendar, day).length > 0]).toEqual([
        localDay(day),
        chineseDays.isWorkday(localDay(day)),
      ]);
      for (const amount of [1, 3, 10]) {
        const from = day + 10 * HOUR;
        const works = chineseDays.isWorkday(localDay(day));
        let last = day;
        for (let n = 0; n < amount;) {
          last += DAY;
          if (chineseDays.isWorkday(localDay(last))) n += 1;
        }
        // Begun while closed, it runs out at the end of a day.
        expect([localDay(day), amount, told(due(from, amount).due!)]).toEqual([
          localDay(day),
          amount,
          `${localDay(last)} ${works ? '10:00' : '17:00'}`,
        ]);
      }
    }
  });
});
