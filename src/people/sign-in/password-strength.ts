/**
 * How soon somebody who knows what people choose would guess a password: by the lists and keyboards of zxcvbn, our
 * pinyin, and what the person and the unit are called, in pinyin too. The lists take a third of a second to read, once: for the
 * thread beside the hub alone (`password-judge.main.ts`).
 */
import { ZxcvbnFactory, type Match } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import type { Sentence } from '../../kernel/refusal/refusal.js';
import { latinFormsOf } from './latin-names.js';
import { PINYIN_WORDS } from './pinyin-words.js';

/** A guesser's tries, as a power of ten. */
const FEWEST_GUESSES = 9;
/** Of a longer one the beginning is judged: the work grows with the length. */
const JUDGED = 48;
/** A shorter name stands in half of all words; pinyin, which nobody chose as a word, in some. */
const TELLING = { latin: 4, other: 2, pinyin: 7 };
/** Everybody here has a number that begins with a place and a birthday; colleagues have seen it. */
const CITIZEN = /[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]/;

let read: ZxcvbnFactory | undefined;
const readLists = (): ZxcvbnFactory =>
  (read ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, pinyin: [...PINYIN_WORDS] },
    graphs: common.adjacencyGraphs,
  }));

/**
 * Why it is too easy to guess; undefined where it is not.
 * @param own what the person is called, their user name and their unit's name
 */
export function passwordWeakness(password: string, own: readonly string[]): Sentence | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  const names = own.map((name) => name.normalize('NFKC').toLowerCase().trim());
  if (names.some((name) => isTelling(name) && plain.includes(name))) return 'field_password_own';
  const spoken = names.map(latinFormsOf);
  const letters = plain.replace(/[^\p{L}\d]/gu, '');
  if (spoken.some(({ whole }) => whole.some((w) => w.length >= TELLING.pinyin && letters.includes(w))))
    return 'field_password_own';
  if (CITIZEN.test(letters)) return 'field_password_row';
  const { guessesLog10, sequence } = readLists().check([...plain].slice(0, JUDGED).join(''), [
    ...names,
    ...spoken.flatMap(({ whole, parts }) => [...whole, ...parts]),
  ]);
  if (guessesLog10 >= FEWEST_GUESSES) return undefined;
  const longest = [...sequence].sort((a, b) => b.token.length - a.token.length)[0];
  return longest ? sentenceOf(longest) : 'field_password_weak';
}

const isTelling = (name: string) =>
  name.length >= (/^[\x20-\x7e]*$/.test(name) ? TELLING.latin : TELLING.other);

function sentenceOf({ pattern, dictionaryName }: Match & { dictionaryName?: string }): Sentence {
  if (pattern === 'dictionary')
    return dictionaryName === 'userInputs' ? 'field_password_own' : 'field_password_common';
  if (pattern === 'spatial') return 'field_password_keys';
  if (pattern === 'repeat') return 'field_password_repeat';
  return pattern === 'sequence' || pattern === 'date' || pattern === 'regex'
    ? 'field_password_row'
    : 'field_password_weak';
}
