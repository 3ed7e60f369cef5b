/** Where a call stands in the index: the block and the place in it, which postings write in two characters. Pure. */

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
export const BLOCK_SIZE = SIGNS.length ** 2;
const VALUES = new Map([...SIGNS].map((sign, value) => [sign.charCodeAt(0), value]));
const VALUE_OF = Uint8Array.from({ length: 128 }, (_, code) => VALUES.get(code) ?? 0);

export const placeIn = (block: number, offset: number): number => block * BLOCK_SIZE + offset;
export const blockOf = (place: number): number => Math.floor(place / BLOCK_SIZE);
export const offsetOf = (place: number): number => place % BLOCK_SIZE;

export const packOffset = (offset: number): string =>
  SIGNS[Math.floor(offset / SIGNS.length)]! + SIGNS[offset % SIGNS.length]!;

export function unpackOffsets(calls: string): number[] {
  const offsets: number[] = [];
  for (let at = 0; at + 1 < calls.length; at += 2)
    offsets.push(VALUE_OF[calls.charCodeAt(at)]! * SIGNS.length + VALUE_OF[calls.charCodeAt(at + 1)]!);
  return offsets;
}

export const hasOffset = (calls: string, offset: number): boolean => unpackOffsets(calls).includes(offset);
export const withoutOffset = (calls: string, offset: number): string =>
  unpackOffsets(calls)
    .filter((one) => one !== offset)
    .map(packOffset)
    .join('');
