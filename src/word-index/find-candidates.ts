/** Which places of some blocks have all terms, by the postings: what is found is looked at before it is shown. */
import type { Queries } from '../store/store.js';
import { BLOCK_SIZE, unpackOffsets } from './store/places.js';
import { postingsOf } from './store/word-index.repository.js';

/** All of these, of each in one of its ways, of each way all tokens. */
export type KeyedTerms = readonly (readonly (readonly number[])[])[];

type Offsets = Uint8Array;
const offsetsOf = (calls: string): Offsets => {
  const offsets = new Uint8Array(BLOCK_SIZE);
  for (const one of unpackOffsets(calls)) offsets[one] = 1;
  return offsets;
};

/** @returns of each block that has some, their offsets */
export async function candidatesOf(
  read: Queries,
  blocks: readonly number[],
  terms: KeyedTerms,
): Promise<Map<number, number[]>> {
  const tokens = [...new Set(terms.flat(2))];
  const postings = await postingsOf(read, blocks, tokens);
  const found = new Map<number, number[]>();
  for (const [block, own] of Map.groupBy(postings, (one) => one.block)) {
    const byToken = new Map(own.map(({ token, calls }) => [token, calls]));
    const offsets = inBlock(byToken, terms);
    if (offsets.length) found.set(block, offsets);
  }
  return found;
}

/** From the rarest term on: where one has nothing the others are not unpacked. */
function inBlock(calls: ReadonlyMap<number, string>, terms: KeyedTerms): number[] {
  const ways = terms.map((term) => term.filter((way) => way.every((token) => calls.has(token))));
  if (ways.some((term) => term.length === 0)) return [];
  const sizeOf = (way: readonly number[]) => Math.min(...way.map((token) => calls.get(token)!.length));
  const weight = (term: readonly (readonly number[])[]) => term.reduce((sum, way) => sum + sizeOf(way), 0);
  const ordered = ways.sort((a, b) => weight(a) - weight(b));
  const unpacked = new Map<number, Offsets>();
  const has = (token: number, offset: number): boolean => {
    let known = unpacked.get(token);
    if (!known) unpacked.set(token, (known = offsetsOf(calls.get(token)!)));
    return known[offset] === 1;
  };
  const [first, ...rest] = ordered;
  const begun = new Set<number>();
  for (const way of first!) {
    const rarest = [...way].sort((a, b) => calls.get(a)!.length - calls.get(b)!.length);
    for (const offset of unpackOffsets(calls.get(rarest[0]!)!))
      if (rarest.slice(1).every((token) => has(token, offset))) begun.add(offset);
  }
  return [...begun].filter((offset) =>
    rest.every((term) => term.some((way) => way.every((token) => has(token, offset)))),
  );
}
