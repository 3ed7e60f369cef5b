/** What a file is called: as its sender called it, without what a name may not do to its reader. Pure. */
import { FILE_TYPES } from './kinds/file-types.js';

export const LONGEST_NAME = 120;
/** Control characters and marks that turn the direction of writing or are not seen: `invoice\u202Efdp.exe`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** What Windows takes in no name, and quotes that end a header's. */
const FORBIDDEN = /[<>:"|?*]/g;
/** Whoever sends more sends no name; what would be looked for in it takes long. */
const LONGEST_SAID = 1000;
const CALLED: Record<string, string> = { picture: '图片', document: '文件', voice: '语音' };

/**
 * Its last part, and with an ending that its type has: what is opened by its ending is opened as what it is.
 * @param said undefined where its sender gave none
 */
export function fileName(said: string | undefined, type: string): string {
  const { kind, endings } = FILE_TYPES[type]!;
  const last = bounded(said ?? '')
    .toWellFormed()
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)!;
  const clean = last
    .replace(UNSEEN, '')
    .replace(FORBIDDEN, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const [, stem, ending] = /^(.*?)(?:\.([a-z\d]{1,5}))?$/is.exec(clean)!;
  const fits = ending !== undefined && (endings.includes(ending.toLowerCase()) || isPicture(kind, ending));
  const name = fits ? stem! : clean;
  const kept = fits ? ending : endings[0]!;
  return `${shortened(name, LONGEST_NAME - kept.length - 1) || CALLED[kind]}.${kept}`;
}

/** As it is fetched: a picture was encoded anew, whatever it was called. */
export function downloadName(name: string, type: string): string {
  const { endings } = FILE_TYPES[type]!;
  const ending = /\.([a-z\d]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return endings.includes(ending) ? name : `${name.replace(/\.[a-z\d]{1,5}$/i, '')}.${endings[0]}`;
}

/** Its beginning, and its end with the ending. */
const bounded = (said: string) =>
  said.length > LONGEST_SAID ? said.slice(0, LONGEST_SAID / 2) + said.slice(-LONGEST_SAID / 2) : said;
const isPicture = (kind: string, ending: string) =>
  kind === 'picture' && /^(?:jpe?g|png|webp|gif)$/i.test(ending);
/** Whole characters. */
const shortened = (text: string, length: number) => [...text].slice(0, length).join('').trim();
