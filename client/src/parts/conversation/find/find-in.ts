/** Where words stand in a text as the eye reads it: in whatever case and width. Pure. */

const NO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g;
export const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(NO_WIDTH, '').replace(/\s+/g, ' ');

const known = new Map<string, string>();
/** Of single characters there are some thousands. */
const plainOf = (character: string): string => {
  const before = known.get(character);
  if (before !== undefined) return before;
  const shown = plain(character);
  known.set(character, shown);
  return shown;
};

export interface TextPart {
  text: string;
  found: boolean;
}

/** Each character as it is compared, with the place of the original that it comes from. */
function lettersOf(text: string): { plain: string; from: number[]; to: number[] } {
  let [at, out] = [0, ''];
  const [from, to]: [number[], number[]] = [[], []];
  for (const character of text) {
    const end = at + character.length;
    const shown = plainOf(character);
    const again = shown === ' ' && out.endsWith(' ');
    if (again) to[to.length - 1] = end;
    else
      for (const one of shown.split('')) {
        out += one;
        from.push(at);
        to.push(end);
      }
    at = end;
  }
  return { plain: out, from, to };
}

/** The text in parts, found and not; put together they are the text again. @param words as `plain` gives them */
export function partsOf(text: string, words: string): TextPart[] {
  if (!words) return [{ text, found: false }];
  const letters = lettersOf(text);
  const parts: TextPart[] = [];
  let done = 0;
  for (let at = letters.plain.indexOf(words); at >= 0; at = letters.plain.indexOf(words, at + words.length)) {
    const [from, to] = [letters.from[at]!, letters.to[at + words.length - 1]!];
    // Of a sign that is several letters, as ㎏, each is found with all of it.
    if (from < done) continue;
    if (from > done) parts.push({ text: text.slice(done, from), found: false });
    parts.push({ text: text.slice(from, to), found: true });
    done = to;
  }
  if (done < text.length) parts.push({ text: text.slice(done), found: false });
  return parts;
}
