import fc from 'fast-check';
import { bigramsOf } from '#hub/kernel/input/bigrams.js';

it.each([
  ['物业不修', ['物业', '业不', '不修']],
  ['物业 不修', ['物业', '不修']],
  ['ＡＢＣ公司拖欠3个月', ['abc', '公司', '司拖', '拖欠', '3', '个月']],
  ['钱。', ['钱']],
  ['钱钱钱', ['钱钱']],
  ['%_ ', []],
  ['', []],
])('%j is found by %j', (text, pairs) => {
  expect(bigramsOf(text)).toEqual(pairs);
});

it('finds a word of two characters wherever it stands between others', () => {
  const han = fc.string({ unit: fc.constantFrom(...'物业不修电梯欠薪老人'), minLength: 0, maxLength: 20 });
  fc.assert(fc.property(han, han, (before, after) => bigramsOf(`${before}诈骗${after}`).includes('诈骗')));
});

it('says nothing twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const found = bigramsOf(text);
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});
