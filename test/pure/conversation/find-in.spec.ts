/** Looking for words in what was said. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { partsOf, plain } from '../../../client/src/parts/conversation/find/find-in.js';

const found = (text: string, words: string) =>
  partsOf(text, plain(words).trim())
    .filter((part) => part.found)
    .map((part) => part.text);

describe('words in a text', () => {
  test.each([
    ['转账 ＡＢＣ Bank 两次', 'abc bank', ['ＡＢＣ Bank']],
    ['第１２３号，第123号', '123', ['１２３', '123']],
    ['ﾊﾝｶｸ 和 全角', 'ハンカク', ['ﾊﾝｶｸ']],
    ['换\n行　也算', '换 行 也', ['换\n行　也']],
    ['零\u200b宽', '零宽', ['零\u200b宽']],
    ['约 3㎏ 重', 'kg', ['㎏']],
    ['约 3㎏ 重', 'k', ['㎏']],
    ['İstanbul', 'istanbul', []],
    ['老人老人', '老人', ['老人', '老人']],
    ['老人', '', []],
    ['没有', '这回事', []],
  ])('%s: %s', (text, words, expected) => {
    expect(found(text, words)).toEqual(expected);
  });

  const text = fc.string({
    unit: fc.constantFrom('a', 'A', 'ａ', '老', '人', ' ', '　', '\n', '㎏', '\u200b', '😀', 'é'),
  });
  test('the parts are the text again, and a search by a piece of it finds that piece', () => {
    fc.assert(
      fc.property(text, text, (before, words) => {
        const whole = `${before}|${words}|`;
        const parts = partsOf(whole, plain(words).trim());
        expect(parts.map((part) => part.text).join('')).toBe(whole);
        if (plain(words).trim()) expect(parts.some((part) => part.found)).toBe(true);
        for (const part of parts) if (part.found) expect(plain(part.text)).toContain(plain(words).trim());
      }),
    );
  });
});
