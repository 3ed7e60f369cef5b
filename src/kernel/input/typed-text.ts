/**
 * What people type, as it is kept: composed (NFC), without signs that nobody sees, trimmed. An invisible sign is
 * dropped, since it was pasted and not meant; one that neither a sheet nor a page can hold makes the text `broken`,
 * since what it stood for is lost. Passwords never come here: they are kept as they were typed. Pure.
 */

/** Scripts whose letters take another shape beside a joiner: Persian, Uyghur, Hindi, Sinhala, Mongolian and their kin. */
const JOINING = [
  'Arabic',
  'Syriac',
  'Nko',
  'Mongolian',
  'Phags_Pa',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
  'Myanmar',
  'Tibetan',
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const SEEN_ONLY = '(?!\\p{Default_Ignorable_Code_Point})';
const LETTER = `${SEEN_ONLY}[${JOINING}]`;
/** What is kept of the invisible signs: each only beside signs that are seen, where it changes how they look. */
const KEPT = [
  // Joiners inside a word of such a script, and inside an emoji made of several.
  `(?<=${LETTER}(?:${SEEN_ONLY}\\p{M})*)[\\u200c\\u200d](?=${LETTER})`,
  '(?<=\\p{Extended_Pictographic}\\ufe0f?|\\p{Emoji_Modifier})\\u200d(?=\\p{Extended_Pictographic})',
  // Selectors of a form: of a Chinese character (names are registered with them), of an emoji, of a Mongolian letter.
  '(?<=\\p{Script=Han})[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]',
  '(?<=[\\p{Emoji}\\p{Extended_Pictographic}])[\\ufe0e\\ufe0f]',
  `(?<=${SEEN_ONLY}\\p{Script=Mongolian})[\\u180b-\\u180f]`,
].join('|');
const INVISIBLE = new RegExp(`${KEPT}|([\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb])`, 'gu');
/** Line ends of other systems; Word's soft ones among them. */
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Control characters but tab and line end, and what is no character at all. */
const BROKEN = /[\p{Cc}\p{Noncharacter_Code_Point}\p{Cs}]/u;
/** A Braille blank is a space of its script. */
const SEEN = /(?!\u2800)[\p{L}\p{N}\p{P}\p{S}]/u;

/** Several lines: a summary, a message, a note, a reason. */
export const cleanText = (text: string): string =>
  text
    .replace(LINE_END, '\n')
    .replace(INVISIBLE, (sign, dropped: string | undefined) => (dropped === undefined ? sign : ''))
    .normalize('NFC')
    .trim();

/** One line: a name, a place, a title. Spaces of every width are one space. */
export const cleanName = (text: string): string => cleanText(text).replace(/[\s\u3000]+/g, ' ');

/** A PIN or a one-time code: in full width, in groups, with a space behind it. */
export const cleanCode = (text: string): string =>
  cleanText(text.normalize('NFKC')).replace(/[\s\p{Pd}]+/gu, '');

/** Whether something of it can be seen. */
export const isVisible = (text: string): boolean => SEEN.test(text);

/** Whether a part of it is no text: to be refused and not to be guessed at. Asked of what `asTyped` gave. */
export const isMalformed = (text: string): boolean => BROKEN.test(text.replace(/[\n\t]/g, ''));
