/** What is put into a reply loses nothing that is written there, and what is sent of a form is what was changed. */
import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { insertWords } from '../../../client/src/parts/conversation/put-in.js';
import { articleBody, blankArticle } from '../../../client/src/pages/knowledge/article-form.js';
import type { Article } from '../../../src/protocol/words/articles.js';

describe('words put into a reply', () => {
  test('stand at the caret, on a line of their own', () => {
    expect(insertWords({ text: '', caret: 0 }, '可拨 12333')).toEqual({ text: '可拨 12333', caret: 8 });
    expect(insertWords({ text: '您好，再见', caret: 3 }, '可拨 12333')).toEqual({
      text: '您好，\n可拨 12333\n再见',
      caret: 12,
    });
  });
  test('whatever was written is all still there, in its order, and the caret stands after the new words', () => {
    const written = fc.string({ unit: fc.constantFrom('您', '好', '\n', 'a', ' '), maxLength: 20 });
    fc.assert(
      fc.property(written, fc.nat(20), fc.string({ minLength: 1 }), (text, at, words) => {
        const caret = Math.min(at, text.length);
        const now = insertWords({ text, caret }, words);
        const put = now.caret - words.length;
        expect(now.text.slice(put, now.caret)).toBe(words);
        expect(now.text.slice(0, put).replace(/\n$/, '')).toBe(text.slice(0, caret).replace(/\n$/, ''));
        expect(now.text.slice(now.caret).replace(/^\n/, '')).toBe(text.slice(caret).replace(/^\n/, ''));
      }),
    );
  });
});

describe('the form of an article', () => {
  const known = {
    id: 'a',
    kind: 'law',
    title: '某法',
    body: '说明',
    short: '一句',
    categories: ['labour'],
    keywords: '',
    source: '',
    forWorkers: false,
    law: { name: '某法', inForceOn: '2023-09-01', checkedOn: '2026-11-01' },
    owner: { id: 'wang', name: 'wang' },
    reviewBy: '2026-01-01',
    version: 3,
  } as Partial<Article> as Article;
  const more = { id: 'new', ownerId: 'me', today: '2026-11-24' };

  test('sends only what was changed, with the version that was seen when writing began', () => {
    const form = blankArticle(known, more);
    expect(articleBody(form, known)).toEqual({ version: 3 });
    form.title = '某法第三条';
    expect(articleBody(form, { ...known, version: 4 })).toEqual({ title: '某法第三条', version: 3 });
  });
  test('a new one has its id, its owner and no law that it is not', () => {
    expect(articleBody(blankArticle(undefined, more), undefined)).toMatchObject({ id: 'new', ownerId: 'me' });
    expect(articleBody(blankArticle(undefined, more), undefined)).not.toHaveProperty('law');
  });
});
