/** Writes the lines of a digest in its reader's language. Pure. */
import { iso } from '../protocol/time/instant.js';
import type { DigestLine } from '../protocol/words/call-digest.js';
import { digestText, saidTime, type DigestSentence, type DigestWords } from './digest-sentences.js';
import type { DigestSource } from './digest-source.js';

export interface DigestWriter {
  /** A sentence without an instant. */
  say(sentence: DigestSentence, words?: DigestWords): DigestLine;
  /** Of something that happened then, or is due then. `{time}` is its instant. */
  at(sentence: DigestSentence, at: number, words?: DigestWords): DigestLine;
  /** As `at`, and marked where it is over. @param lateAt from when on */
  due(
    sentence: DigestSentence,
    at: number,
    words?: DigestWords,
    more?: { wholeDay?: boolean; lateAt?: number },
  ): DigestLine;
  /** 王检察官; where nobody knows them any more, somebody. */
  name(id: string): string;
}

export function writerFor({ lang, now, names }: DigestSource): DigestWriter {
  const text = (sentence: DigestSentence, words?: DigestWords) => digestText(sentence, lang, words);
  return {
    say: (sentence, words) => ({ text: text(sentence, words) }),
    at: (sentence, at, words) => ({
      text: text(sentence, { ...words, time: saidTime(at, now, lang) }),
      at: iso(at),
    }),
    due: (sentence, at, words, { wholeDay = false, lateAt = at } = {}) => {
      const said = text(sentence, { ...words, time: saidTime(at, now, lang, wholeDay) });
      const late = lateAt <= now;
      return {
        text: late ? text('late', { text: said }) : said,
        at: iso(at),
        ...(late && { late: true as const }),
      };
    },
    name: (id) => names.person(id) || text('somebody'),
  };
}
