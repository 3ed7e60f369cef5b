/** The words that a category is recognised by. Pure. */
import { bigramsOf } from '../kernel/input/bigrams.js';
import { LIMITS } from '../protocol/limits.js';

/** English words that stand in every sentence and say nothing of it; Chinese pairs of that kind weigh little by themselves. */
const EMPTY_WORDS = new Set(
  `a an and are as at be been but by can do does for from had has have he her his how i in is it its me my no not of on or our
  she so that the their they this to us was we were what when where who will with you your`.split(/\s+/),
);

/** Each once, in the order of the text, of its first 2,000 characters. */
export const wordsOf = (text: string): string[] =>
  bigramsOf(text.slice(0, LIMITS.summary)).filter((word) => !EMPTY_WORDS.has(word));
