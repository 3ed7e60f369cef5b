import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { indexArticles, keywordsOf, rankArticles } from '../../../src/knowledge/suggested/rank-articles.js';

const article = (id: string, more: object = {}) => ({
  id,
  title: '',
  short: '',
  keywords: '',
  categories: [] as string[],
  ...more,
});
const ask = (text: string, category = 'other', onlyCategory = false) => ({ text, category, onlyCategory });

describe('which articles fit a call', () => {
  test('category and keyword before category alone, before words in common; nothing in common is nothing', () => {
    const index = indexArticles([
      article('words', { title: '拖欠物业费怎么办', short: '物业公司' }),
      article('category', { title: '工伤', categories: ['labour'] }),
      article('both', { title: '讨薪', keywords: '工资', categories: ['labour'] }),
      article('none', { title: '电梯' }),
    ]);
    const found = rankArticles(index, ask('物业公司拖欠我的工资', 'labour'), 5);
    expect(found.map(({ id }) => id)).toEqual(['both', 'category', 'words']);
    expect(found[2]!.reasons).toEqual([{ why: 'words', words: expect.arrayContaining(['物业']) }]);
  });
  test('one pair of characters in common is chance; a figure or a single sign is no keyword', () => {
    const index = indexArticles([article('a', { title: '工资', keywords: '3, 我' })]);
    expect(rankArticles(index, ask('我的工资 3 号'), 5)).toEqual([]);
  });
  test('keywords are parted by whatever people part them with, in any width', () => {
    expect(keywordsOf('欠薪，讨薪、ＡＰＰ;欠薪\n工资')).toEqual(['欠薪', '讨薪', 'app', '工资']);
  });

  const CATEGORIES = ['labour', 'minors', 'other'];
  const text = fc.string({ unit: fc.constantFrom(...'欠薪工资拖老板孩子 a1%_'), maxLength: 12 });
  const articles = fc
    .array(
      fc.record({
        title: text,
        short: text,
        keywords: text,
        categories: fc.subarray(CATEGORIES),
      }),
      { maxLength: 9 },
    )
    .map((all) => all.map((one, n) => ({ id: `a${n}`, ...one })));
  test('never more than asked for, each with why, in an order that does not depend on how they are kept', () => {
    fc.assert(
      fc.property(
        articles,
        text,
        fc.constantFrom(...CATEGORIES),
        fc.boolean(),
        (all, said, category, guarded) => {
          const asked = ask(said, category, guarded);
          const found = rankArticles(indexArticles(all), asked, 5);
          expect(found.length).toBeLessThanOrEqual(5);
          expect(found.every(({ reasons }) => reasons.length > 0)).toBe(true);
          if (guarded)
            expect(
              found.every(({ id }) => all.find((one) => one.id === id)!.categories.includes(category)),
            ).toBe(true);
          expect(rankArticles(indexArticles(all.toReversed()), asked, 5)).toEqual(found);
        },
      ),
    );
  });
});
