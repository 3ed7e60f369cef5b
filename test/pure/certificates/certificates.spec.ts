import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  certificateFigures,
  type CreditedLine,
} from '../../../src/certificates/issuing/certificate-figures.js';
import {
  typedNumber,
  typedCheckCode,
  checkCode,
  certificateNumber,
  typedPair,
  signedText,
} from '../../../src/certificates/certificate-number.js';
import {
  normaliseIdNumber,
  isValidIdNumber,
  isResidentId,
  maskIdNumber,
} from '../../../src/certificates/identities/id-papers.js';
import { pagesOf } from '../../../src/certificates/pdf/items-table.js';
import { dayWords, durationOf } from '../../../src/certificates/pdf/paper-text.js';
import { starsOf } from '../../../src/protocol/certificates.js';
import { HOURS_SOURCES, SERVED, SERVICE_KINDS } from '../../../src/protocol/hours.js';

const line: fc.Arbitrary<CreditedLine> = fc.record({
  day: fc
    .integer({ min: 0, max: 720 })
    .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)),
  kind: fc.constantFrom(...SERVICE_KINDS),
  source: fc.constantFrom(...HOURS_SOURCES),
  activity: fc.constantFrom('', '反诈宣讲', '走访'),
  served: fc.option(fc.constantFrom(...SERVED)),
  credited: fc.integer({ min: 0, max: 480 }),
});
const sum = (of: readonly { minutes: number }[]) => of.reduce((all, { minutes }) => all + minutes, 0);

describe('the figures of a certificate', () => {
  test('every cut sums to the total, nothing that credits nothing is named, and the order of the lines is nothing', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const figures = certificateFigures(lines);
        const { measured, back_filled: filled } = figures.sources;
        expect(figures.total).toBe(lines.reduce((all, l) => all + l.credited, 0));
        expect([measured + filled, sum(figures.kinds), sum(figures.items)]).toEqual(
          Array(3).fill(figures.total),
        );
        expect(figures.items.every((item) => item.minutes > 0)).toBe(true);
        expect(figures.items.reduce((all, item) => all + item.times, 0)).toBe(
          lines.filter((l) => l.credited > 0).length,
        );
        expect(figures.items.map((i) => i.month)).toEqual(figures.items.map((i) => i.month).sort());
        expect(certificateFigures(lines.toReversed())).toEqual(figures);
      }),
    );
  });
  test('stars at 100, 300, 600, 1000 and 1500 hours', () => {
    expect([0, 99, 100, 299, 300, 600, 999, 1000, 1500, 9000].map((hours) => starsOf(hours * 60))).toEqual([
      0, 0, 1, 1, 2, 3, 3, 4, 5, 5,
    ]);
    expect(starsOf(100 * 60 - 1)).toBe(0);
  });
});

describe('numbers and codes', () => {
  test('a number is found however it is typed, a code too', () => {
    expect(certificateNumber('210102', 2026, 17)).toBe('210102-2026-000017');
    for (const typed of [
      ' 210102-2026-000017',
      '２１０１０２－２０２６－００００１７',
      '210102–2026—000017',
      '210102 - 2026 - 000017',
      '210102-2026-000017。',
    ])
      expect(typedNumber(typed)).toBe('210102-2026-000017');
    expect(typedCheckCode(' k7qm-3fwx。')).toBe('K7QM3FWX');
    const pair = { number: '210102-2026-000017', code: 'K7QM3FWX' };
    expect(typedPair('210102-2026-000017。', ' k7qm 3fwx')).toEqual(pair);
    expect(typedPair('k7qm3fwx', '２１０１０２-2026-000017')).toEqual(pair);
    // Two numbers are no pair that could be turned round.
    expect(typedPair('210102-2026-000018', '210102-2026-000017').number).toBe('210102-2026-000018');
  });
  test('a code has eight signs that are not taken for one another, and hangs on all that it vouches for', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(checkCode(Buffer.from(bytes).toString('base64url'))).toMatch(
          /^[34679ACDEFGHJKMNPQRTUVWXY]{8}$/,
        );
      }),
    );
    const c = { number: '210102-2026-000017', fromDay: '2026-01-01', toDay: '2026-06-30', total: 60 };
    const others = [
      { number: '210102-2026-000018' },
      { fromDay: '2026-01-02' },
      { toDay: '2026-07-30' },
      { total: 61 },
    ];
    expect(new Set([c, ...others.map((other) => ({ ...c, ...other }))].map(signedText)).size).toBe(5);
  });
});

describe('the papers of a person', () => {
  test('a citizen’s number has a real day of birth and a check digit: any one wrong digit is seen', () => {
    const real = '11010519491231002X';
    expect(isResidentId(real)).toBe(true);
    for (let place = 0; place < 17; place++)
      for (const digit of '0123456789')
        if (digit !== real[place])
          expect(isResidentId(real.slice(0, place) + digit + real.slice(place + 1))).toBe(false);
    expect(isResidentId('110105194902310026')).toBe(false);
    expect(isValidIdNumber('resident_id', normaliseIdNumber(' 110105 19491231 002x '))).toBe(true);
    expect(isValidIdNumber('passport', 'E12345678')).toBe(true);
    expect(isValidIdNumber('passport', '护照')).toBe(false);
  });
  test('a mask hides most of it and never all but a little', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110***********002X');
    expect(maskIdNumber('E12345678')).toBe('E******78');
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{4,30}$/), (number) => {
        const shown = maskIdNumber(number).replaceAll('*', '');
        expect(shown.length).toBeLessThan(number.length);
        expect(shown.length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe('on paper', () => {
  test('nothing is rounded', () => {
    expect([0, 45, 60, 90, 7710].map(durationOf)).toEqual([
      '0小时',
      '45分',
      '1小时',
      '1小时30分',
      '128小时30分',
    ]);
    expect(dayWords('2026-01-05')).toBe('2026年1月5日');
  });
  test('every row stands on one page, in order, and the ending always has room', () => {
    const height = fc.integer({ min: 20, max: 120 });
    fc.assert(
      fc.property(fc.array(height, { maxLength: 200 }), (heights) => {
        const [first, next, ending] = [450, 712, 176];
        const pages = pagesOf(heights, first, next, ending);
        expect(pages.flat()).toEqual(heights.map((_, row) => row));
        for (const [page, rows] of pages.entries()) {
          const taken = rows.reduce((all, row) => all + heights[row]!, 0);
          const room = page ? next : first;
          expect(taken).toBeLessThanOrEqual(page === pages.length - 1 ? room - ending : room);
        }
      }),
    );
  });
});
