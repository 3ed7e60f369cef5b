/** Whether a call has all terms in what its reader may read, and the words to show for it. Pure. */
import type { CallRow } from '../call/call.entity.js';
import type { FoundIn, FoundWords } from '../protocol/words/search.js';
import type { SaidWords } from './call-words.query.js';
import type { MeantTerm } from './term-meaning.js';
import { SearchedText, type Place } from './terms/text-match.js';

/** Characters that are shown before and behind what was meant. */
const BEFORE = 16;
const SHOWN = 80;

const PLACES: Partial<Record<SaidWords['in'], FoundIn>> = {
  summary: 'summary',
  raised: 'summary',
  amended: 'summary',
  message: 'message',
  closed: 'closing',
};

interface Looked {
  said: SaidWords;
  places: Place[];
}
type Named = Pick<CallRow, 'number' | 'communityId' | 'category'>;
const isNamed = ({ number, communityId, category }: Named, { term, communityIds, categories }: MeantTerm) =>
  communityIds.has(communityId) ||
  categories.has(category) ||
  (/^\d{2,}$/.test(term.text) && number.split('-').includes(term.text));

/** @returns undefined where a term is missing; empty where only names and numbers were meant */
export function foundWords(
  line: Named,
  said: readonly SaidWords[],
  meant: readonly MeantTerm[],
): { found?: FoundWords } | undefined {
  const looked = said.map((one): Looked & { text: SearchedText } => ({
    said: one,
    places: [],
    text: new SearchedText(one.text),
  }));
  for (const one of meant) {
    let there = isNamed(line, one);
    for (const { text, places } of looked) {
      const place = text.find(one.term);
      if (!place) continue;
      places.push(place);
      there = true;
    }
    if (!there) return undefined;
  }
  let best: Looked | undefined;
  for (const one of looked) if (one.places.length > (best?.places.length ?? 0)) best = one;
  return best ? { found: snippetOf(best) } : {};
}

/** The end of a place is between two characters, and so is that of the snippet. */
function snippetOf({ said, places }: Looked): FoundWords {
  const { text } = said;
  const first = Math.min(...places.map(({ from }) => from));
  const from = edge(text, Math.max(0, first - BEFORE));
  const to = edge(text, Math.min(text.length, from + SHOWN));
  const lead = from > 0 ? '…' : '';
  const moved = lead.length - from;
  const marks = places
    .map((place) => ({ from: place.from + moved, to: Math.min(place.to, to) + moved }))
    .filter((mark) => mark.from < mark.to)
    .sort((a, b) => a.from - b.from);
  return {
    in: PLACES[said.in] ?? 'note',
    text: `${lead}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
    marks: marks.filter((mark, n) => n === 0 || mark.from >= marks[n - 1]!.to),
  };
}

const edge = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at);
