import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { textPieces } from '../../../src/certificates/pdf/text-pieces.js';

const signs = (text: string) => [...text].filter((sign) => !/\s/.test(sign)).join('');
/** As a page of so many lines of ten signs. */
const page = (lines: number) => (text: string) =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / 10)), 0) <= lines;

describe('a text that is higher than a page', () => {
  test('is cut into pieces that each fit, and nothing of it is lost', () => {
    const texts = fc.string({ unit: fc.constantFrom('字', 'a', ' ', '\n', '，', '😀'), maxLength: 300 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 6 }), (text, lines) => {
        const pieces = textPieces(text, page(lines));
        expect(signs(pieces.join(''))).toBe(signs(text));
        for (const piece of pieces) expect(page(lines)(piece)).toBe(true);
      }),
    );
  });
  test('ends a piece with a line, else with a sign of punctuation, and leaves what fits as it is', () => {
    expect(textPieces('一二\n三', page(2))).toEqual(['一二\n三']);
    expect(textPieces('一\n二\n三\n四', page(2))).toEqual(['一\n二', '三\n四']);
    expect(textPieces('一二三四五六。七八九十十一', page(1))).toEqual(['一二三四五六。', '七八九十十一']);
    expect(textPieces('字'.repeat(25), page(1))).toEqual(['字'.repeat(10), '字'.repeat(10), '字'.repeat(5)]);
  });
});
