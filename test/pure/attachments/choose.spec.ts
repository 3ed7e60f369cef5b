/** What is said of chosen files before a byte of them goes. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  asJpeg,
  choose,
  fitted,
  kindOf,
  shortName,
} from '../../../client/src/parts/attachments/choose/choose.js';
import { FILE_LIMITS } from '../../../src/protocol/conversation/file-limits.js';

const file = (name: string, type = '', size = 1000) => ({ name, type, size });

test.each([
  ['照片.jpg', 'image/jpeg', 'picture'],
  ['IMG_1.HEIC', '', 'picture'],
  ['扫描.bmp', 'image/bmp', 'picture'],
  ['合同.pdf', 'application/pdf', 'document'],
  ['合同.PDF', '', 'document'],
  ['名单.xlsx', '', 'document'],
  ['回执.ofd', '', 'document'],
  ['a.svg', 'image/svg+xml', undefined],
  ['a.svg', '', undefined],
  ['a.svg', 'image/png', undefined],
  ['a.pdf', 'image/png', undefined],
  ['run.exe', 'application/x-msdownload', undefined],
  ['page.html', 'text/html', undefined],
  ['录音.mp3', 'audio/mpeg', undefined],
  ['无名', '', undefined],
])('%s of type "%s" is taken as %s', (name, type, kind) => expect(kindOf({ name, type })).toBe(kind));

describe('a choice', () => {
  test('says of each file that is not taken why', () => {
    const { taken, refused } = choose(
      [
        file('a.jpg', 'image/jpeg'),
        file('b.exe'),
        file('c.pdf', '', 0),
        file('d.pdf', '', FILE_LIMITS.bytes + 1),
        file('e.pdf', '', FILE_LIMITS.bytes),
        // A camera's: it is made smaller before it goes.
        file('f.jpg', 'image/jpeg', FILE_LIMITS.bytes + 1),
      ],
      0,
    );
    expect(taken.map(({ file: { name } }) => name)).toEqual(['a.jpg', 'e.pdf', 'f.jpg']);
    expect(refused).toEqual([
      { name: 'b.exe', why: 'kind' },
      { name: 'c.pdf', why: 'empty' },
      { name: 'd.pdf', why: 'big' },
    ]);
  });
  test('is never of more than may go at once, with those that are chosen already', () =>
    fc.assert(
      fc.property(fc.nat(20), fc.nat(FILE_LIMITS.atOnce), (count, already) => {
        const files = Array.from({ length: count }, (_, n) => file(`${n}.jpg`, 'image/jpeg'));
        const { taken, refused } = choose(files, already);
        expect(taken.length + refused.length).toBe(count);
        expect(taken.length).toBe(Math.min(count, FILE_LIMITS.atOnce - already));
        expect(new Set(refused.map(({ why }) => why)).size).toBeLessThanOrEqual(1);
      }),
    ));
});

test('names lose their path, keep their ending and fit', () => {
  expect(shortName('C:\\fakepath\\合同.pdf')).toBe('合同.pdf');
  const long = shortName(`${'长'.repeat(300)}.docx`);
  expect(long).toHaveLength(FILE_LIMITS.name);
  expect(long.endsWith('.docx')).toBe(true);
  expect(asJpeg('IMG.HEIC')).toBe('IMG.jpg');
});
test('pictures keep their shape when they are made smaller, and are never made larger', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12_000 }), fc.integer({ min: 1, max: 12_000 }), (w, h) => {
      const { width, height } = fitted(w, h);
      expect(Math.max(width, height)).toBeLessThanOrEqual(FILE_LIMITS.longestSide);
      expect(width <= w && height <= h).toBe(true);
      if (Math.max(w, h) <= FILE_LIMITS.longestSide) expect([width, height]).toEqual([w, h]);
      // Within a pixel of the shape.
      expect(Math.abs(width * h - height * w)).toBeLessThanOrEqual(Math.max(w, h));
    }),
  ));
