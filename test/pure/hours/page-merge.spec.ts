/** Lines and claims on one list: nothing is shown before its turn, and nothing is lost. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { merge, type Stream } from '../../../client/src/pages/hours/ledger/merge.js';

const compare = (a: number, b: number) => a - b;
const sorted = fc
  .uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 40 })
  .map((all) => all.sort(compare));

/** Reads a list page by page, as the hub gives it. */
const readOn = (stream: Stream<number>, all: readonly number[], size: number): Stream<number> => {
  const next = all.slice(stream.items.length, stream.items.length + size);
  const items = [...stream.items, ...next];
  return { items, last: next[next.length - 1] ?? stream.last, more: items.length < all.length };
};

test('whatever pages it comes in, the list is the two in order, and never a piece that is put in later', () => {
  fc.assert(
    fc.property(sorted, sorted, fc.integer({ min: 1, max: 7 }), (lines, claims, size) => {
      const all = [lines, claims.filter((one) => !lines.includes(one))];
      const whole = all.flat().sort(compare);
      let streams: Stream<number>[] = all.map(() => ({ items: [], last: undefined, more: true }));
      let shown: number[] = [];
      for (let rounds = 0; rounds <= 100; rounds++) {
        const { items, hungry } = merge(streams, compare);
        expect(items.slice(0, shown.length)).toEqual(shown);
        expect(items).toEqual(whole.slice(0, items.length));
        shown = items;
        if (!hungry.length) break;
        streams = streams.map((one, i) => (hungry.includes(i) ? readOn(one, all[i]!, size) : one));
      }
      expect(shown).toEqual(whole);
    }),
  );
});
