/** Which kinds of lead the words of a call speak of. Pure. */
import { plainText } from '../../kernel/input/bigrams.js';
import type { LeadKind } from '../../protocol/relief/leads.js';
import type { LookBackKind } from '../../protocol/relief/look-back.js';

/** Whatever the spacing: a line may end within a word. */
const plain = (text: string): string => plainText(text).replace(/\s/g, '');

/** @returns a function from all that was said in a call to the kinds that one of its texts speaks of, in their order */
export function matcherOf(kinds: readonly LookBackKind[]): (texts: readonly string[]) => LeadKind[] {
  const sought = kinds
    .map(({ kind, words }) => ({ kind, words: words.map(plain).filter((word) => word !== '') }))
    .filter(({ words }) => words.length > 0);
  return (texts) => {
    const said = texts.map(plain);
    return sought
      .filter(({ words }) => words.some((word) => said.some((text) => text.includes(word))))
      .map(({ kind }) => kind);
  };
}
