/** Whether a text has a term, and where: as it is written, or by its pinyin. Pure. */
import { polyphonic } from 'pinyin-pro';
import { plainText } from '../../kernel/input/bigrams.js';
import type { SearchTerm } from './search-terms.js';

/** Of a text, in its own characters. */
export interface Place {
  from: number;
  to: number;
}

const HAN = /^\p{Script=Han}$/u;
const readings = new Map<string, readonly string[]>();
/** Of one character, in every way it may be read, with its initial; there are some thousands of characters. */
function readingsOf(character: string): readonly string[] {
  let known = readings.get(character);
  if (!known) {
    const all = polyphonic(character, { toneType: 'none', type: 'array' })[0] ?? [];
    const read = all.map((one) => one.toLowerCase().replaceAll('ü', 'v'));
    known = [
      ...new Set(read.flatMap((one) => [one, one[0]!, ...(/^[zcs]h/.test(one) ? [one.slice(0, 2)] : [])])),
    ];
    readings.set(character, known);
  }
  return known;
}

interface Letter {
  plain: string;
  place: Place;
}
/** Each character as it is compared, and where it stands. */
function lettersOf(text: string): Letter[] {
  let at = 0;
  return [...text].flatMap((character) => {
    const place = { from: at, to: (at += character.length) };
    return [...plainText(character)].map((plain) => ({ plain: plain === 'ü' ? 'v' : plain, place }));
  });
}

const spanOf = (letters: readonly Letter[], from: number, count: number): Place => ({
  from: letters[from]!.place.from,
  to: letters[from + count - 1]!.place.to,
});

export class SearchedText {
  private readonly letters: readonly Letter[];
  private readonly plain: string;
  /** Where each character begins in the plain text: some take two places. */
  private readonly starts: ReadonlyMap<number, number>;

  constructor(text: string) {
    this.letters = lettersOf(text);
    const starts = new Map<number, number>();
    let at = 0;
    for (const [n, { plain }] of this.letters.entries()) {
      starts.set(at, n);
      at += plain.length;
    }
    this.starts = starts;
    this.plain = this.letters.map(({ plain }) => plain).join('');
  }

  /** Where the term stands first; undefined where it does not. */
  find(term: SearchTerm): Place | undefined {
    const at = this.plain.indexOf(term.text);
    const first = at < 0 ? undefined : this.starts.get(at);
    if (first !== undefined) return spanOf(this.letters, first, [...term.text].length);
    return term.letters ? this.findReading(term.text) : undefined;
  }

  private findReading(text: string): Place | undefined {
    for (let from = 0; from < this.letters.length; from++) {
      const count = this.readsFrom(from, text);
      if (count > 1) return spanOf(this.letters, from, count);
    }
    return undefined;
  }

  /** How many characters from this one on the text is the reading of; its last syllable may be unfinished. */
  private readsFrom(from: number, text: string): number {
    let taken = new Set([0]);
    for (let n = from; n < this.letters.length && taken.size; n++) {
      const { plain } = this.letters[n]!;
      if (!HAN.test(plain)) return 0;
      const next = new Set<number>();
      for (const end of taken) {
        const rest = text.slice(end);
        for (const read of readingsOf(plain)) {
          if (n > from && read.startsWith(rest)) return n - from + 1;
          if (rest.startsWith(read)) next.add(end + read.length);
        }
      }
      taken = next;
    }
    return 0;
  }
}
