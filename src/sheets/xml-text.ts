/** A text as a workbook can hold it. Pure. */

/** What XML has no way to write; a sign in its place, since a file that does not open helps nobody. */
const NOT_XML = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/gu;
/** `_x0041_` in a cell means A to every program that reads workbooks. */
const LOOKS_ESCAPED = /_(?=x[\dA-Fa-f]{4}_)/g;
/** So many characters a cell may have. */
const MOST = 32_767;

export function xmlText(text: string): string {
  const held = text.toWellFormed().replace(NOT_XML, '\uFFFD');
  const short = held.length > MOST ? `${held.slice(0, MOST - 1).toWellFormed()}…` : held;
  return short.replace(LOOKS_ESCAPED, '_x005F_');
}
