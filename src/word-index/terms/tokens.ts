/**
 * What a call is found by: pairs of neighbouring characters, other words whole, and of each pair its pinyin and its two
 * initials. The same names are asked for. Pure.
 */
import { pinyin } from 'pinyin-pro';
import { bigramsOf, plainText } from '../../kernel/input/bigrams.js';

export const wordToken = (bigram: string): string => `w:${bigram}`;
export const pinyinToken = (first: string, second: string): string => `p:${first} ${second}`;
export const initialsToken = (first: string, second: string): string => `i:${first[0]!}${second[0]!}`;
export const communityToken = (id: string): string => `c:${id}`;
export const categoryToken = (code: string): string => `k:${code}`;

const HAN_RUNS = /\p{Script=Han}{2,}/gu;

/** As a reader of the text would say it, without tones; ü as v. */
const readingOf = (run: string): string[] =>
  pinyin(run, { toneType: 'none', type: 'array' }).map((one) => one.toLowerCase().replaceAll('ü', 'v'));

/** @returns each once */
export function tokensOf(text: string): Set<string> {
  const tokens = new Set(bigramsOf(text).map(wordToken));
  for (const [run] of plainText(text).matchAll(HAN_RUNS)) {
    const read = readingOf(run);
    for (let n = 1; n < read.length; n++) {
      const [first, second] = [read[n - 1]!, read[n]!];
      if (!/^[a-z]/.test(first) || !/^[a-z]/.test(second)) continue;
      tokens.add(pinyinToken(first, second));
      tokens.add(initialsToken(first, second));
    }
  }
  return tokens;
}
