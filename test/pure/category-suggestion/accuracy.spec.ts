/** The sentences that ship, and how well what is made of them does on those that were held back. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { categorySentences } from '../../../src/category-suggestion/category-sentences.js';
import { CATEGORIES } from '../../../src/protocol/codes.js';
import { accuracyTable, guardedConfusion, judged } from './accuracy.js';

const DOCUMENT = readFileSync(new URL('../../../docs/words.md', import.meta.url), 'utf8');
/** Tables are padded by whoever formats them. */
const plain = (text: string) => text.replace(/ +/g, ' ').replace(/-+/g, '-');

describe('the sentences', () => {
  const all = categorySentences();
  test.each(CATEGORIES)('tell of %s in Chinese and in English, a fourth of them held back', (category) => {
    const of = all.filter((one) => one.category === category);
    const zh = of.filter(({ language }) => language === 'zh');
    expect(zh.length).toBeGreaterThanOrEqual(25);
    expect(of.length - zh.length).toBeGreaterThanOrEqual(8);
    for (const language of [zh, of.filter((one) => one.language === 'en')])
      expect(language.filter(({ heldBack }) => heldBack)).toHaveLength(Math.floor(language.length / 4));
  });
  test('are each there once, of categories that ship, and name no number of a person', () => {
    expect(new Set(all.map(({ sentence }) => sentence)).size).toBe(all.length);
    for (const { category, language, heldBack, sentence } of all) {
      expect(CATEGORIES).toContain(category);
      expect(['zh', 'en']).toContain(language);
      expect(typeof heldBack).toBe('boolean');
      expect(sentence).not.toMatch(/\d{5}/);
    }
  });
});

describe('on the sentences held back', () => {
  const all = judged();
  test('it does as docs/words.md says', () => {
    expect(plain(DOCUMENT)).toContain(plain(accuracyTable(all)));
    expect(plain(DOCUMENT)).toContain(plain(guardedConfusion(all)));
  });
  test('three of four in Chinese are right at once, nine of ten among the first three', () => {
    const zh = all.filter(({ language }) => language === 'zh');
    const right = (most: number) =>
      zh.filter(({ category, order }) => order.slice(0, most).includes(category)).length / zh.length;
    expect(right(1)).toBeGreaterThanOrEqual(0.75);
    expect(right(3)).toBeGreaterThanOrEqual(0.9);
  });
});
