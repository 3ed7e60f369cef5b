/** What of promises counts in a month, when they are late, and how a list masks a name. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  countPromises,
  dueGiven,
  isLateAt,
  maskedText,
  type CountedPromise,
} from '../../../src/liaison/commitment-rules.js';
import { toldCount } from '../../../src/figures/told-count.js';
import { monthSentence } from '../../../src/liaison/month-sentence.js';
import { DAY, HOUR } from '../../../src/protocol/time/durations.js';
import { addMonths, dayBegins, monthSpan } from '../../../src/protocol/time/local-day.js';

const at = (day: string, hours = 9) => dayBegins(day) + hours * HOUR;
const NOW = at('2026-11-24');

test('a whole day is time enough on all of it, an instant not a moment longer', () => {
  const day = dueGiven({ dueDay: '2026-11-24' }, NOW);
  expect([isLateAt(day, at('2026-11-24', 24) - 1), isLateAt(day, at('2026-11-24', 24))]).toEqual([
    false,
    true,
  ]);
  const hour = dueGiven({ dueAt: '2026-11-24T03:00:00Z' }, NOW);
  expect(hour).toEqual({ dueAt: at('2026-11-24', 11), wholeDay: false });
  expect([isLateAt(hour, hour.dueAt - 1), isLateAt(hour, hour.dueAt)]).toEqual([false, true]);
});

test.each([
  ['neither', {}],
  ['both', { dueAt: '2026-11-25T03:00:00Z', dueDay: '2026-11-25' }],
  ['a day that is over', { dueDay: '2026-11-23' }],
  ['an hour that is over', { dueAt: '2026-11-24T00:59:00Z' }],
  ['more than a year ahead', { dueDay: '2027-12-01' }],
])('refused: %s', (_, given) => {
  expect(() => dueGiven(given, NOW)).toThrow('invalid');
});

test('a name is masked wherever it stands, and stands masked before the text otherwise', () => {
  expect(maskedText('陪张建国再看一遍张建国的合同', '张建国')).toBe('陪张＊＊再看一遍张＊＊的合同');
  expect(maskedText('81 岁，独居', '赵桂兰')).toBe('赵＊＊，81 岁，独居');
  expect(maskedText('三家门店', '')).toBe('三家门店');
  const words = (least: number) =>
    fc
      .array(fc.constantFrom('刘', '桂', '兰'), { minLength: least, maxLength: 6 })
      .map((all) => all.join(''));
  fc.assert(
    fc.property(words(2), words(0), words(0), (name, before, after) => {
      expect(maskedText(`${before}${name}${after}`, name)).not.toContain(name);
    }),
  );
});

describe('promises over the months', () => {
  const when = fc.integer({ min: at('2026-01-01'), max: at('2026-12-31') });
  const promise: fc.Arbitrary<CountedPromise> = fc
    .record({
      promisedAt: when,
      ahead: fc.integer({ min: 1, max: 60 * DAY }),
      wholeDay: fc.boolean(),
      state: fc.constantFrom('open', 'done', 'withdrawn'),
      endedAfter: fc.integer({ min: 0, max: 90 * DAY }),
    })
    .map(({ promisedAt, ahead, wholeDay, state, endedAfter }) => ({
      promisedAt,
      dueAt: promisedAt + ahead,
      wholeDay,
      state,
      endedAt: state === 'open' ? null : promisedAt + endedAfter,
    }));
  test('each is made in one month, kept in one at most, and late in its own month or never', () => {
    fc.assert(
      fc.property(fc.array(promise, { maxLength: 20 }), (all) => {
        const now = at('2027-12-31');
        const months = Array.from({ length: 24 }, (_, n) => monthSpan(addMonths('2026-01', n)));
        const counts = months.map((span) => countPromises(all, span, now));
        const sum = (of: 'made' | 'kept' | 'late') => counts.reduce((n, month) => n + month[of], 0);
        expect(sum('made')).toBe(all.length);
        expect(sum('kept')).toBe(all.filter((one) => one.state === 'done').length);
        // Long after, what is open is late, what was withdrawn never, what was done only where it was done too late.
        const late = all.filter(
          (one) => one.state === 'open' || (one.state === 'done' && isLateAt(one, one.endedAt!)),
        );
        expect(sum('late')).toBe(late.length);
        // Open at a month's end is what was open before, with what was made in it and without what ended in it.
        months.forEach(({ from, to }, n) => {
          const ended = all.filter(
            ({ endedAt }) => endedAt !== null && endedAt >= from && endedAt < to,
          ).length;
          expect(counts[n]!.open).toBe((counts[n - 1]?.open ?? 0) + counts[n]!.made - ended);
        });
      }),
    );
  });
});

test('one to four calls are not told, in no language', () => {
  expect([0, 1, 4, 5, 12].map(toldCount)).toEqual([0, null, null, 5, 12]);
  const month = {
    month: '2026-11',
    visits: 2,
    minutes: 120,
    calls: { raised: 12, closed: 5, solved: null },
    promises: { made: 0, kept: 0, late: 0, open: 3 },
  };
  expect(monthSentence(month, 'zh')).toBe(
    '2026年11月走访 2 次，共 2 小时；呼叫 12 件，办结 5 件，其中已解决 不足 5 件；答应 0 项，办到 0 项，逾期 0 项，未办 3 项。',
  );
  expect(monthSentence({ ...month, minutes: 59 }, 'en')).toContain('2 visits, 59 min; calls 12');
});
