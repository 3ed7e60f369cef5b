/** What a text is found by, and what is asked of it: whatever is a part of the text, or read of it, asks for its tokens. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { plainText } from '../../../src/kernel/input/bigrams.js';
import {
  packOffset,
  unpackOffsets,
  withoutOffset,
  BLOCK_SIZE,
} from '../../../src/word-index/store/places.js';
import { TokenKeys } from '../../../src/word-index/store/token-keys.js';
import { searchTermsOf } from '../../../src/word-index/terms/search-terms.js';
import { isSyllable, syllablesOf } from '../../../src/word-index/terms/syllables.js';
import { SearchedText } from '../../../src/word-index/terms/text-match.js';
import { tokensOf } from '../../../src/word-index/terms/tokens.js';
import { foundWords } from '../../../src/word-index/found-words.js';

const SENTENCES = [
  '楼上漏水半年，物业不来修理',
  '工地拖欠工资三个月，老板不接电话',
  '老人被骗买保健品，银行转账八万元',
  '女儿绿化带里的旅行箱被拿走',
  '邻居养犬扰民，居委会调解两次无果',
  '西安路长期占道经营，噪声很大',
];
const sentence = fc.constantFrom(...SENTENCES);
/** A run of characters of a sentence, from two on. */
const partOf = (text: string) => {
  const runs = text.match(/\p{Script=Han}{2,}/gu)!;
  return fc
    .record({ run: fc.constantFrom(...runs), from: fc.nat(), length: fc.nat() })
    .map(({ run, from, length }) => {
      const begin = from % (run.length - 1);
      return run.slice(begin, begin + 2 + (length % Math.min(3, run.length - begin - 1)));
    });
};
const sentenceAndPart = sentence.chain((text) => fc.record({ text: fc.constant(text), part: partOf(text) }));
const readAs = (text: string) =>
  pinyin(text, { toneType: 'none', type: 'array' }).map((one) => one.replaceAll('ü', 'v'));

const isAsked = (text: string, typed: string) => {
  const has = tokensOf(text);
  return searchTermsOf(typed).every(
    ({ ways }) => ways.length === 0 || ways.some((way) => way.every((token) => has.has(token))),
  );
};
const isFound = (text: string, typed: string) => {
  const searched = new SearchedText(text);
  return searchTermsOf(typed).every((term) => searched.find(term) !== undefined);
};

describe('terms', () => {
  test('a part of a text asks for tokens that the text has, and is found in it', () => {
    fc.assert(fc.property(sentenceAndPart, ({ text, part }) => isAsked(text, part) && isFound(text, part)));
  });
  test('so do its pinyin, its initials, and both mixed', () => {
    fc.assert(
      fc.property(sentenceAndPart, fc.array(fc.boolean()), ({ text, part }, full) => {
        // As it is said in the sentence, which is how it was cut.
        const begin = text.indexOf(part);
        const end = begin + part.length;
        const read = readAs(text).slice(begin, end);
        const letters = read.map((one, n) => (full[n % Math.max(1, full.length)] ? one : one[0]!)).join('');
        return isAsked(text, letters) && isFound(text, letters);
      }),
    );
  });
  test('what is read of common characters is a syllable', () => {
    const common = SENTENCES.join('').match(/\p{Script=Han}/gu)!;
    for (const one of common.flatMap((character) => readAs(character)))
      expect([one, isSyllable(one)]).toEqual([one, true]);
  });
  test('a long run of letters is cut in few ways', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,50}$/), (letters) => {
        const ways = syllablesOf(letters);
        return ways.length <= 41 && ways.every((way) => way.map((one) => one.letters).join('') === letters);
      }),
    );
  });
  test('signs part terms and are none; one character, one letter ask for nothing', () => {
    for (const typed of ['%', '_', '', "'", '“”', '修', 'a', '7', '修 a %'])
      expect(searchTermsOf(typed).flatMap(({ ways }) => ways)).toEqual([]);
    expect(searchTermsOf('漏水%物业_').map(({ text }) => text)).toEqual(['漏水', '物业']);
    expect(searchTermsOf("xi'an LÜSE").map(({ text }) => text)).toEqual(['xian', 'lvse']);
  });
  test('any text may be typed and searched', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'binary' }),
        (typed, text) => {
          const searched = new SearchedText(text);
          for (const term of searchTermsOf(typed)) {
            const place = searched.find(term);
            if (place && !(place.from < place.to && place.to <= text.length)) return false;
          }
          return true;
        },
      ),
    );
  });
});

describe('the words that are shown', () => {
  const meant = (typed: string) =>
    searchTermsOf(typed).map((term) => ({
      term,
      communityIds: new Set<string>(),
      categories: new Set<string>(),
      all: true,
    }));
  const line = { number: '20261124-007', communityId: 'c', category: 'other' };
  test('are about what was meant, which its marks name', () => {
    fc.assert(
      fc.property(sentenceAndPart, fc.nat(60), ({ text, part }, before) => {
        const said = [{ in: 'message' as const, text: '啊'.repeat(before) + text }];
        const { found } = foundWords(line, said, meant(part))!;
        expect(found!.in).toBe('message');
        for (const { from, to } of found!.marks) expect(found!.text.slice(from, to)).toBe(part);
        expect(found!.marks.length).toBeGreaterThan(0);
        expect(found!.text.length).toBeLessThan(90);
      }),
    );
  });
  test('are absent where only the number was meant; all terms must be there', () => {
    const said = [{ in: 'summary' as const, text: '楼上漏水' }];
    expect(foundWords(line, said, meant('20261124 007'))).toEqual({});
    expect(foundWords(line, said, meant('漏水 007'))?.found?.text).toBe('楼上漏水');
    expect(foundWords(line, said, meant('漏水 008'))).toBeUndefined();
  });
});

describe('postings', () => {
  test('hold places as they were put, and lose the one that is taken out', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(BLOCK_SIZE - 1)), (offsets) => {
        const packed = offsets.map(packOffset).join('');
        expect(unpackOffsets(packed)).toEqual(offsets);
        for (const one of offsets.slice(0, 3))
          expect(unpackOffsets(withoutOffset(packed, one))).toEqual(offsets.filter((other) => other !== one));
      }),
    );
  });
  test('tokens are of their unit and their keys', () => {
    const under = (key: string) => ({
      index: (place: string, text: string) =>
        Buffer.from(`${key}|${text}|${place}`.slice(0, 20)).toString('base64url'),
    });
    const keys = new TokenKeys(under('one'));
    expect(keys.of('a', 'w:漏水')).toBe(keys.of('a', 'w:漏水'));
    expect(keys.of('a', 'w:漏水')).not.toBe(new TokenKeys(under('two')).of('a', 'w:漏水'));
    expect(Number.isSafeInteger(keys.of('a', plainText('w:漏水')))).toBe(true);
  });
});
