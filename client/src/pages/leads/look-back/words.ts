/** The words of a kind as they are typed into one field. Pure. */
export const wordsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,，、;；\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
];
export const typedWords = (words: readonly string[]): string => words.join('、');
