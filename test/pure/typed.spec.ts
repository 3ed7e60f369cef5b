/** What people type, as it is kept. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cleanCode,
  cleanName,
  cleanText,
  isMalformed,
  isVisible,
} from '../../src/kernel/input/typed-text.js';

describe('nothing is kept that nobody can see', () => {
  test.each([
    ['a space of no width', '\u200b'],
    ['a word joiner', '\u2060'],
    ['a Hangul filler', '\u3164'],
    ['a Hangul filler of half width', '\uffa0'],
    ['a soft hyphen', '\u00ad'],
    ['the sign before a file', '\ufeff'],
    ['turning the text round', '\u202e'],
    ['an isolate', '\u2067'],
    ['a tag', '\u{e0041}'],
    ['a joiner alone', '\u200d'],
    ['a selector alone', '\ufe0f'],
    ['a selector of a character alone', '\u{e0100}'],
    ['an annotation', '\ufff9'],
    ['a grapheme joiner', '\u034f'],
  ])('%s', (_, sign) => {
    expect(cleanText(sign)).toBe('');
    expect(cleanText(`王${sign}玉兰`).replace(/[\u{e0100}\ufe0f]/gu, '')).toBe('王玉兰');
    expect(isVisible(cleanText(` ${sign}\u3000`))).toBe(false);
  });
  test('nor is a Braille blank or an accent without a letter something that is seen', () => {
    for (const text of ['\u2800', '\u0301', ' \n\t']) expect(isVisible(cleanText(text))).toBe(false);
    for (const text of ['。', '李', 'a', '7', '❤️', '⠓']) expect(isVisible(cleanText(text))).toBe(true);
  });
});

describe('what changes how something looks stays', () => {
  test.each([
    ['Persian between two parts of a word', 'می\u200cخواهم'],
    ['a Hindi conjunct', 'क्\u200dष'],
    ['an emoji of several', '👩\u200d🚀'],
    ['a family with tones', '👩🏽\u200d👧'],
    ['a red heart', '❤️'],
    ['a key', '1️⃣'],
    ['a registered form of a character', '葛\u{e0100}城'],
    ['a Mongolian form', 'ᠪᠣᠯ\u180bᠣᠨ'],
    ['characters beyond the first plane', '张𠮷'],
  ])('%s', (_, text) => expect(cleanText(text)).toBe(text.normalize('NFC')));
  test('a joiner among Chinese or Latin letters is none', () => {
    expect(cleanText('李\u200d明')).toBe('李明');
    expect(cleanText('work\u200cer')).toBe('worker');
  });
});

describe('one writing of one text', () => {
  test('letters that were put together are one', () => {
    expect(cleanName('Jose\u0301')).toBe('José');
    expect(cleanName('Jos\u00e9')).toBe(cleanName('Jose\u0301'));
    // What stood between them was nothing.
    expect(cleanName('Jose\u200b\u0301')).toBe('José');
    expect(cleanText('x\ufe0f\u200d❤')).toBe('x❤');
    expect(cleanText('\u180e\u180b\u061c\u200cب')).toBe('ب');
  });
  test('a name is one line, with one space', () => {
    expect(cleanName('  李\u3000 玉\n兰\t')).toBe('李 玉 兰');
  });
  test('lines stay lines, whatever ends them', () => {
    expect(cleanText('一\r\n二\r三\u2028四\v五')).toBe('一\n二\n三\n四\n五');
  });
  test.each([
    ['in groups', '123 456'],
    ['in full width', '１２３４５６'],
    ['with a space behind it', '123456 '],
    ['with wide spaces', '１２３\u3000４５６\u3000'],
    ['with a dash', '123-456'],
    ['pasted with its direction', '\u202d123456\u202c'],
  ])('a code %s', (_, text) => expect(cleanCode(text)).toBe('123456'));
});

test('what is no text is broken, a tab and a line end are not', () => {
  for (const sign of ['\0', '\x07', '\x1b', '\x7f', '\x80', '\ufffe', '\uffff', '\ufdd0', '\ud800'])
    expect(isMalformed(cleanText(`a${sign}b`))).toBe(true);
  expect(isMalformed(cleanText('a\tb\nc'))).toBe(false);
});

/** The signs that depend on each other, close together. */
const tricky = fc
  .array(
    fc.constantFrom(
      '\u200b',
      '\u200c',
      '\u200d',
      '\ufe0f',
      '\ufe00',
      '\u{e0100}',
      '\u180b',
      '\u180e',
      '\u061c',
      '\u034f',
      '\u0301',
      '\u094d',
      '\u17b4',
      ...'aبकᠪ李❤👩🏽1 \n',
    ),
    { maxLength: 8 },
  )
  .map((signs) => signs.join(''));
test('whatever is typed: said again it is the same, and holds no sign that hides', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), tricky), (text) => {
      const once = cleanText(text);
      expect(cleanText(once)).toBe(once);
      expect(cleanName(cleanName(text))).toBe(cleanName(text));
      expect(once).toBe(once.trim());
      expect(once).not.toMatch(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u);
    }),
    { numRuns: 2000 },
  );
});
