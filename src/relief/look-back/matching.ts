/** Which kinds of lead the words of a call speak of. Pure. */
import type { LeadKind } from '../../protocol/relief/leads.js';
import type { LookBackKind } from '../../protocol/relief/look-back.js';

/** As people write it in whatever width, case and spacing. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '');

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
