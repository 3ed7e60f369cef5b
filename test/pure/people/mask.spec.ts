import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskName, maskPhone } from '../../../src/kernel/mask.js';

test.each([
  ['', ''],
  ['王', '王＊'],
  ['王芳', '王＊'],
  ['欧阳娜娜', '欧＊＊'],
  ['𠮷田', '𠮷＊'],
])('%s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown));

test.each([
  ['13800001234', '138****1234'],
  ['024-23871234', '024****1234'],
  ['12309', '12309'],
  [' 110 ', '110'],
])('%s is shown as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown));

test('a name shows its first character and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 2 }), (name) => {
      const [first, ...rest] = [...maskName(name)];
      expect(first).toBe([...name][0]);
      expect(rest.every((c) => c === '＊')).toBe(true);
    }),
  );
});
test('a person’s number never shows more than seven digits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1\d{10}$/), (phone) => {
      expect(maskPhone(phone).replace(/\D/g, '')).toHaveLength(7);
      expect(maskPhone(phone)).not.toBe(phone);
    }),
  );
});
