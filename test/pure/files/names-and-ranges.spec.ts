import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rangeOf } from '../../../src/files/byte-range.js';
import { fileHead } from '../../../src/files/file-head.js';
import { downloadName, fileName, LONGEST_NAME } from '../../../src/files/file-name.js';
import { isTooLarge, keptSize } from '../../../src/pictures/picture-size.js';

const PDF = 'application/pdf';

describe('what a file is called', () => {
  test.each([
    ['C:\\Users\\li\\告知书.pdf', PDF, '告知书.pdf'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['invoice\u202Efdp.exe', PDF, 'invoicefdp.exe.pdf'],
    ['a.bat', 'text/plain', 'a.bat.txt'],
    ['a"\r\nSet-Cookie: b=c.pdf', PDF, 'a_Set-Cookie_ b=c.pdf'],
    ['', PDF, '文件.pdf'],
    [undefined, 'audio/mp4', '语音.m4a'],
    ['...', 'image/jpeg', '图片.jpg'],
    ['照片.PNG', 'image/jpeg', '照片.PNG'],
    ['.pdf', PDF, 'pdf.pdf'],
    ['lone\ud800.pdf', PDF, 'lone\ufffd.pdf'],
  ])('%j of %s is %j', (said, type, name) => {
    expect(fileName(said, type)).toBe(name);
  });
  test('a picture is fetched as what it became', () => {
    expect(downloadName('照片.PNG', 'image/jpeg')).toBe('照片.jpg');
    expect(downloadName('照片.jpeg', 'image/jpeg')).toBe('照片.jpeg');
  });
  test('of a name as long as a book its beginning and its end are looked at', () => {
    const unseen = '\u202e'.repeat(600);
    expect(fileName(`告知${unseen}middle${unseen}书.pdf`, PDF)).toBe('告知书.pdf');
  });
  test('any name: no path, nothing unseen, bounded, with its ending, and a header of one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (said) => {
        const name = fileName(said, PDF);
        expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]+\.pdf$/iu);
        expect([...name].length).toBeLessThanOrEqual(LONGEST_NAME);
        expect(fileName(name, PDF)).toBe(name);
        const { headers } = fileHead({ id: 'a', kind: 'document', type: PDF, bytes: 9, fetchedAs: name }, {});
        expect(headers['content-disposition']).toMatch(
          /^attachment; filename="[\x20\x21\x23-\x7e]+"; filename\*=UTF-8''[\w.!~%-]+$/,
        );
      }),
    );
  });
});

describe('which bytes are asked for', () => {
  test.each([
    [undefined, 'whole'],
    ['bytes=0-0', { from: 0, to: 0 }],
    ['bytes=2-', { from: 2, to: 9 }],
    ['bytes=-3', { from: 7, to: 9 }],
    ['bytes=-30', { from: 0, to: 9 }],
    ['bytes=5-99', { from: 5, to: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', 'whole'],
    ['bytes=0-1,4-5', 'whole'],
    ['items=0-1', 'whole'],
    ['bytes=-', 'whole'],
  ])('%s of ten is %j', (header, range) => {
    expect(rangeOf(header, 10)).toEqual(range);
  });
  test('whatever is asked for lies within', () => {
    const place = fc.option(fc.nat(2000), { nil: '' as const });
    fc.assert(
      fc.property(place, place, fc.integer({ min: 1, max: 1000 }), (from, to, size) => {
        const range = rangeOf(`bytes=${from}-${to}`, size);
        if (typeof range === 'string') return;
        expect(range.from).toBeGreaterThanOrEqual(0);
        expect(range.from).toBeLessThanOrEqual(range.to);
        expect(range.to).toBeLessThan(size);
      }),
    );
  });
  test('a part of another version is answered with the whole; what is known already with nothing', () => {
    const file = { id: 'a', kind: 'document', type: PDF, bytes: 9, fetchedAs: 'a.pdf' } as const;
    expect(fileHead(file, { range: 'bytes=1-2', 'if-range': '"b"' }).status).toBe(200);
    expect(fileHead(file, { range: 'bytes=1-2', 'if-range': '"a"' }).status).toBe(206);
    expect(fileHead(file, { 'if-none-match': 'W/"a"' })).toMatchObject({ status: 304 });
    expect(fileHead(file, { 'if-none-match': '"a"' }).range).toBeUndefined();
  });
});

test('a picture is kept no larger than it came and never unreadably narrow', () => {
  expect(keptSize({ width: 4000, height: 3000 })).toEqual({ width: 2560, height: 1920 });
  expect(isTooLarge({ width: 8000, height: 8000 })).toBe(false);
  expect(isTooLarge({ width: 8100, height: 8100 })).toBe(true);
  expect(isTooLarge({ width: 1, height: 64_000_000 })).toBe(true);
  expect(keptSize({ width: 800, height: 600 })).toEqual({ width: 800, height: 600 });
  // A screenshot of a whole talk.
  expect(keptSize({ width: 1080, height: 10_000 })).toEqual({ width: 841, height: 7790 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30_000 }), fc.integer({ min: 1, max: 30_000 }), (width, height) => {
      const kept = keptSize({ width, height });
      expect(kept.width).toBeLessThanOrEqual(width);
      expect(kept.height).toBeLessThanOrEqual(height);
      expect(Math.max(kept.width, kept.height)).toBeLessThanOrEqual(12_000);
      expect(kept.width * kept.height).toBeLessThanOrEqual(2560 ** 2 * 1.01 + 12_000);
    }),
  );
});
