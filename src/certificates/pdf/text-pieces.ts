/** A text that is higher than a page, cut into pieces that are not: what runs off the paper is not printed. Pure. */

const clusters = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** So far back a piece ends with a line or a word rather than in the midst of it. */
const BACK = 60;
const LINE_END = /^\r?\n$/;

/** @param fits whether so much of it stands on a page; one sign always does @returns the text itself where it does */
export function textPieces(text: string, fits: (piece: string) => boolean): string[] {
  if (fits(text)) return [text];
  const signs = [...clusters.segment(text)].map(({ segment }) => segment);
  const pieces: string[] = [];
  for (let from = 0; from < signs.length;) {
    const to = from + longest(signs.slice(from), fits);
    const end = to < signs.length ? endOfWords(signs, from, to) : to;
    pieces.push(signs.slice(from, end).join('').trimEnd());
    from = end;
    // The end of the page is the end of the line.
    while (from < signs.length && LINE_END.test(signs[from]!)) from++;
  }
  return pieces.filter(Boolean);
}

function longest(signs: readonly string[], fits: (piece: string) => boolean): number {
  let [least, most] = [1, signs.length];
  while (least < most) {
    const half = Math.ceil((least + most) / 2);
    if (fits(signs.slice(0, half).join(''))) least = half;
    else most = half - 1;
  }
  return least;
}

function endOfWords(signs: readonly string[], from: number, to: number): number {
  if (LINE_END.test(signs[to]!)) return to;
  for (const isEnd of [LINE_END, /^[\s\p{P}]$/u])
    for (let at = to; at > Math.max(from, to - BACK); at--) if (isEnd.test(signs[at - 1]!)) return at;
  return to;
}
