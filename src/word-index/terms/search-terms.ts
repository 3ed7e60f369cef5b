/** What is typed, as terms that must all be found, each in one of several ways. Pure. */
import { bigramsOf, plainText } from '../../kernel/input/bigrams.js';
import { syllablesOf, type Syllable } from './syllables.js';
import { initialsToken, pinyinToken, wordToken } from './tokens.js';

export interface SearchTerm {
  text: string;
  /** Only letters: also read as pinyin. */
  letters: boolean;
  /** The tokens of one of these are in every text that has the term; none: no index helps to find it. */
  ways: readonly (readonly string[])[];
}

const TERMS = /[\p{L}\p{N}]+/gu;
const LETTERS = /^[a-z]+$/;
const SINGLE_HAN = /^\p{Script=Han}$/u;
/** Between syllables, as in xi'an, and ü. */
const typed = (text: string): string =>
  plainText(text)
    .replace(/(?<=[a-zü])['’](?=[a-zü])/g, '')
    .replaceAll('ü', 'v');

export function searchTermsOf(text: string): SearchTerm[] {
  const terms = [...new Set(typed(text).match(TERMS) ?? [])];
  return terms.map((term) => {
    const letters = LETTERS.test(term);
    return { text: term, letters, ways: [...wordWays(term), ...(letters ? pinyinWays(term) : [])] };
  });
}

/** A character alone is in no pair, and one letter in half of all texts. */
function wordWays(term: string): string[][] {
  if ([...term].length < 2) return [];
  const words = bigramsOf(term).filter((word) => !SINGLE_HAN.test(word));
  return words.length ? [words.map(wordToken)] : [];
}

const pairOf = (a: Syllable, b: Syllable): string =>
  a.full && b.full ? pinyinToken(a.letters, b.letters) : initialsToken(a.letters, b.letters);

function pinyinWays(letters: string): string[][] {
  const ways = syllablesOf(letters)
    .filter((way) => way.length > 1)
    .map((way) => [...new Set(way.slice(1).map((second, n) => pairOf(way[n]!, second)))]);
  return [...new Map(ways.map((way) => [way.join(), way])).values()];
}
