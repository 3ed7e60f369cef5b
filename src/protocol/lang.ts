/** The languages of the hub, and words that stand in both. Pure. */
export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** Chinese and English beside each other. */
export type Word = readonly [zh: string, en: string];
/** A word for every code: where one is missing, nothing compiles. */
export type WordTable<Code extends string> = Readonly<Record<Code, Word>>;

export const inLang = ([zh, en]: Word, lang: Lang): string => (lang === 'zh' ? zh : en);

/** A whole table in one language, as the phrases of the pages stand. */
export const tableIn = <Code extends string>(words: WordTable<Code>, lang: Lang): Record<Code, string> =>
  Object.fromEntries(Object.entries<Word>(words).map(([code, word]) => [code, inLang(word, lang)])) as Record<
    Code,
    string
  >;

/** As within a sentence: in English without its capital. */
export const inSentence = <Code extends string>(words: WordTable<Code>, lang: Lang): Record<Code, string> =>
  Object.fromEntries(
    Object.entries<string>(tableIn(words, lang)).map(([code, word]) => [
      code,
      word.charAt(0).toLowerCase() + word.slice(1),
    ]),
  ) as Record<Code, string>;
