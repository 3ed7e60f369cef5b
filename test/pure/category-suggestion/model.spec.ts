/** The naive Bayes by its rule, and what of it is shown. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { trainCategoryModel, type Example } from '../../../src/category-suggestion/category-model.js';
import { shippedExamples } from '../../../src/category-suggestion/category-sentences.js';
import { suggestedOf } from '../../../src/category-suggestion/suggested.js';
import { wordsOf } from '../../../src/category-suggestion/words-of.js';
import { CATEGORIES, GUARDED_CATEGORIES } from '../../../src/protocol/codes.js';

const word = fc.constantFrom('工资', '离婚', '漏水', '被骗', '孩子', '老人');
const examples: fc.Arbitrary<Example[]> = fc.array(
  fc.record({
    category: fc.constantFrom('labour', 'family', 'property'),
    words: fc.uniqueArray(word, { minLength: 1 }),
  }),
  { minLength: 1, maxLength: 12 },
);
const SURE = { category: 'labour', likelihood: 0.9 };

describe('the model', () => {
  test('reckons as the formula says', () => {
    const model = trainCategoryModel([
      { category: 'labour', words: ['工资', '拖欠'] },
      { category: 'family', words: ['离婚', '孩子'] },
    ]);
    // Four words, two of each category: (1 + 1) / (2 + 4) against (0 + 1) / (2 + 4).
    const [first, second] = model.likelihoods(['工资', '没有']);
    expect(first!.category).toBe('labour');
    expect(first!.likelihood).toBeCloseTo(2 / 3);
    expect(second).toEqual({ category: 'family', likelihood: expect.closeTo(1 / 3) });
  });

  test('likelihoods are of all categories, add up to one, and stand in their order', () => {
    fc.assert(
      fc.property(examples, fc.uniqueArray(word, { minLength: 1 }), (taught, said) => {
        const found = trainCategoryModel(taught).likelihoods(said);
        const known = new Set(taught.flatMap(({ words }) => words));
        if (!said.some((one) => known.has(one))) return expect(found).toEqual([]);
        expect(found.map(({ category }) => category).sort()).toEqual(
          [...new Set(taught.map(({ category }) => category))].sort(),
        );
        expect(found.reduce((sum, { likelihood }) => sum + likelihood, 0)).toBeCloseTo(1);
        for (const [i, { likelihood }] of found.slice(1).entries())
          expect(likelihood).toBeLessThanOrEqual(found[i]!.likelihood);
      }),
    );
  });

  test('it is one whatever the order in which it was taught', () => {
    fc.assert(
      fc.property(examples, (taught) => {
        const ask = (from: Example[]) => trainCategoryModel(from).likelihoods(['工资', '孩子', '老人']);
        const one = ask(taught);
        const other = ask([...taught].reverse());
        expect(other.map(({ category }) => category).sort()).toEqual(
          one.map(({ category }) => category).sort(),
        );
        for (const { category, likelihood } of one)
          expect(other.find((o) => o.category === category)!.likelihood).toBeCloseTo(likelihood);
      }),
    );
  });

  test('many calls of one kind do not drown another of which nothing may be learned', () => {
    const shipped = shippedExamples();
    const calls = shipped.filter(({ category }) => category === 'family' || category === 'neighbour');
    const model = trainCategoryModel([...shipped, ...calls, ...calls, ...calls, ...calls]);
    const said = wordsOf('丈夫喝酒又动手打她，她很害怕');
    expect(model.likelihoods(said)[0]!.category).toBe('domestic_violence');
  });

  test('nothing is made of nothing', () => {
    expect(trainCategoryModel([]).likelihoods(['工资'])).toEqual([]);
    expect(trainCategoryModel([{ category: 'labour', words: [] }]).likelihoods(['工资'])).toEqual([]);
  });
});

describe('what is shown', () => {
  test.each([
    ['nothing below four tenths', [{ ...SURE, likelihood: 0.39 }], []],
    ['the first from there on', [{ ...SURE, likelihood: 0.4 }], ['labour']],
    [
      'others only beside a first, and from two tenths',
      [
        { ...SURE, likelihood: 0.5 },
        { category: 'family', likelihood: 0.3 },
        { category: 'property', likelihood: 0.19 },
      ],
      ['labour', 'family'],
    ],
    [
      'a guarded one sooner',
      [
        { category: 'family', likelihood: 0.3 },
        { category: 'minors', likelihood: 0.25 },
      ],
      ['minors'],
    ],
    ['never that it is something else', [{ category: 'other', likelihood: 0.99 }], []],
  ])('%s', (_, likelihoods, shown) => {
    expect(suggestedOf(likelihoods).map(({ category }) => category)).toEqual(shown);
  });

  test('three at most, each likelihood to the hundredth', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: CATEGORIES.length }),
        (some) => {
          const shown = suggestedOf(
            some.sort((a, b) => b - a).map((likelihood, i) => ({ category: CATEGORIES[i]!, likelihood })),
          );
          expect(shown.length).toBeLessThanOrEqual(3);
          for (const { category, likelihood } of shown) {
            expect(Math.round(likelihood * 100) / 100).toBe(likelihood);
            expect(likelihood).toBeGreaterThanOrEqual(GUARDED_CATEGORIES.includes(category) ? 0.25 : 0.2);
          }
        },
      ),
    );
  });
});

test('words: pairs of Chinese, whole words of others but for empty ones, of the first 2,000 characters', () => {
  expect(wordsOf('拖欠工资')).toEqual(['拖欠', '欠工', '工资']);
  expect(wordsOf('The boss has not PAID wages')).toEqual(['boss', 'paid', 'wages']);
  expect(wordsOf(`${'。'.repeat(2000)}工资`)).toEqual([]);
});
