/**
 * Words as they are found again and compared: in one width and case, Chinese in pairs of neighbouring characters, so
 * that a word of two is found without a dictionary. Pure.
 */

/** As people write it in whatever width, case and spacing of lines. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '');

const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const HAN = /^\p{Script=Han}/u;
const SCRIPT_CHANGES =
  /(?<=\p{Script=Han})(?=[\p{L}\p{N}])(?!\p{Script=Han})|(?<=[\p{L}\p{N}])(?<!\p{Script=Han})(?=\p{Script=Han})/u;

/**
 * @returns of Chinese every two neighbouring characters (a character that stands alone, alone), of everything else the
 *   words; each once, in the order of the text. Signs part words and are none.
 */
export function bigramsOf(text: string): string[] {
  const runs = (plainText(text).match(RUNS) ?? []).flatMap((run) => run.split(SCRIPT_CHANGES));
  return [...new Set(runs.flatMap((run) => (HAN.test(run) ? pairsOf(run) : [run])))];
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => characters[i]! + character);
}
