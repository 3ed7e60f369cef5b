/** The words of an outline's lines, sealed each to its place. */
import type { Seal } from '../kernel/seal/seal.js';
import type { OutlineLineRow } from './outlines.entity.js';

const FIELDS = ['text', 'note', 'answer'] as const;
export type LineWords = Record<(typeof FIELDS)[number], string>;

const placeOf = (id: string, field: keyof LineWords) => `outline_line.${field}:${id}`;

/** Empty where nothing was said, or what was said can no longer be read. */
export const openWords = (seal: Pick<Seal, 'tryOpen'>, row: OutlineLineRow): LineWords => {
  const opened = (field: keyof LineWords) => {
    const sealed = row[field];
    return sealed ? (seal.tryOpen(placeOf(row.id, field), sealed) ?? '') : '';
  };
  return { text: opened('text'), note: opened('note'), answer: opened('answer') };
};

/**
 * What is the same as before is left as it stands.
 * @param before the line as it was; absent for a new one
 */
export function sealWords(
  seal: Pick<Seal, 'seal' | 'tryOpen'>,
  id: string,
  words: LineWords,
  before?: OutlineLineRow,
): Pick<OutlineLineRow, keyof LineWords> {
  const was = before && openWords(seal, before);
  const kept = (field: keyof LineWords): string | null => {
    if (before && was?.[field] === words[field]) return before[field];
    return words[field] ? seal.seal(placeOf(id, field), words[field]) : null;
  };
  return { text: kept('text') ?? '', note: kept('note'), answer: kept('answer') };
}
