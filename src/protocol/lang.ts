/** The languages of the hub, and words that stand in both. Pure. */
export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** Chinese and English beside each other. */
export type Word = readonly [zh: string, en: string];
/** A word for every code: where one is missing, nothing compiles. */
export type WordTable<Code extends string> = Readonly<Record<Code, Word>>;

export const inLang = ([zh, en]: Word, lang: Lang): string => (lang === 'zh' ? zh : en);

/** With its `{name}`s filled in; one that nobody gives is left out. */
export const fillWords = (
  text: string,
  params: Readonly<Record<string, string | number | undefined>>,
): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

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
