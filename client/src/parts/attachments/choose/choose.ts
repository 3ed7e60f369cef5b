/** What of the chosen files may be sent, and why not the others: said before a byte has gone. Pure. */
import { DOCUMENT_TYPES, FILE_LIMITS, PICTURE_TYPES } from '@protocol/conversation/file-limits.js';
import type { FileKind } from '@protocol/conversation/files.js';

export type WhyNot = 'kind' | 'big' | 'empty' | 'many' | 'unreadable';
/** As a browser tells of it. */
export interface Chosen {
  name: string;
  type: string;
  size: number;
}
export interface Taken<F> {
  file: F;
  kind: Exclude<FileKind, 'voice'>;
}
export interface Choice<F> {
  taken: Taken<F>[];
  refused: { name: string; why: WhyNot }[];
}

const endingOf = (name: string) => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
/** A picture may be of any kind that this browser can draw: then it is made one that the hub can read. */
export const kindOf = ({ name, type }: Pick<Chosen, 'name' | 'type'>): Taken<unknown>['kind'] | undefined => {
  const ending = endingOf(name);
  if (ending in DOCUMENT_TYPES) return type.startsWith('image/') ? undefined : 'document';
  if (type === 'image/svg+xml' || ending === 'svg') return undefined;
  if (type.startsWith('image/') || /^hei[cf]$/.test(ending)) return 'picture';
  return undefined;
};
export const isReadable = (type: string): boolean => PICTURE_TYPES.some((known) => known === type);

/** Pictures are made smaller before they are sent, so that only what no phone makes is too big. */
const MOST_OF_A_PICTURE = 4 * FILE_LIMITS.bytes;
const whyNot = (file: Chosen, kind: Taken<unknown>['kind'] | undefined): WhyNot | undefined => {
  if (!kind) return 'kind';
  if (file.size === 0) return 'empty';
  return file.size > (kind === 'picture' ? MOST_OF_A_PICTURE : FILE_LIMITS.bytes) ? 'big' : undefined;
};

/** @param already how many are chosen by now */
export const choose = <F extends Chosen>(files: readonly F[], already: number): Choice<F> => {
  const choice: Choice<F> = { taken: [], refused: [] };
  for (const file of files) {
    const kind = kindOf(file);
    const why = whyNot(file, kind);
    if (why || !kind) choice.refused.push({ name: file.name, why: why ?? 'kind' });
    else if (already + choice.taken.length >= FILE_LIMITS.atOnce)
      choice.refused.push({ name: file.name, why: 'many' });
    else choice.taken.push({ file, kind });
  }
  return choice;
};

/** Without a path, and not longer than the hub takes; what the kind is stays at its end. */
export const shortName = (name: string): string => {
  const bare = name.replace(/^.*[/\\]/, '');
  if (bare.length <= FILE_LIMITS.name) return bare;
  const ending = endingOf(bare);
  const tail = ending ? `.${ending}` : '';
  return bare.slice(0, FILE_LIMITS.name - tail.length) + tail;
};
export const asJpeg = (name: string): string => `${name.replace(/\.[a-z0-9]{1,5}$/i, '')}.jpg`;

/** So large that neither side is longer than it may be. */
export const fitted = (width: number, height: number): { width: number; height: number } => {
  const part = Math.min(1, FILE_LIMITS.longestSide / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * part)), height: Math.max(1, Math.round(height * part)) };
};
