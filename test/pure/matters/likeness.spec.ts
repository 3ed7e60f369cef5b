/** How alike two calls are: of words never more than all of them, the same from both sides, and only where something says so. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bigramsOf } from '../../../src/kernel/input/bigrams.js';
import { likeness, overlap, type Comparable } from '../../../src/matters/likeness.js';
import { LIKE_WHYS, MATTER_LIMITS } from '../../../src/protocol/residents/matters.js';
import { DAY } from '../../../src/protocol/time/durations.js';

const words = fc.uniqueArray(fc.constantFrom(...'暖气不热物业来修老人受冻楼道灯坏'.split('')), {
  maxLength: 12,
});
const comparable: fc.Arbitrary<Comparable> = fc.record({
  category: fc.constantFrom('property', 'family', 'other'),
  communityId: fc.constantFrom('c1', 'c2'),
  raisedAt: fc.integer({ min: 0, max: 40 * DAY }),
  words,
  residentKey: fc.option(fc.constantFrom('k1', 'k2'), { nil: undefined }),
});
const call = (more: Partial<Comparable> = {}): Comparable => ({
  category: 'property',
  communityId: 'c1',
  raisedAt: 0,
  words: [],
  residentKey: undefined,
  ...more,
});

test('words overlap by a share between nothing and all, the same from both sides', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const share = overlap(a, b);
      expect(share).toBe(overlap(b, a));
      expect(share >= 0 && share <= 1).toBe(true);
      if (!a.some((word) => b.includes(word))) expect(share).toBe(0);
    }),
  );
  fc.assert(
    fc.property(words, words, (a, more) => {
      const all = [...new Set([...a, ...more])];
      expect(overlap(a, all)).toBe(a.length < 4 ? 0 : 1);
    }),
  );
});

test('likeness is the same from both sides, names only what holds, and nothing else makes it', () => {
  fc.assert(
    fc.property(comparable, comparable, (a, b) => {
      const like = likeness(a, b);
      expect(like).toEqual(likeness(b, a));
      const telephone = a.residentKey !== undefined && a.residentKey === b.residentKey;
      const far = Math.abs(a.raisedAt - b.raisedAt) > MATTER_LIMITS.likelyDays * DAY;
      expect(like?.why.includes('same_telephone') ?? false).toBe(telephone);
      if (far || a.communityId !== b.communityId)
        expect(like?.why ?? []).toEqual(telephone ? ['same_telephone'] : []);
      if (like) {
        expect(like.why.length).toBeGreaterThan(0);
        expect(like.why).toEqual(LIKE_WHYS.filter((why) => like.why.includes(why)));
      }
    }),
  );
});

test('sentences that people say of one matter are alike, those of two are not', () => {
  const alike = (a: string, b: string) =>
    likeness(
      call({ category: 'other', words: bigramsOf(a) }),
      call({ category: 'other', words: bigramsOf(b) }),
    )?.why;
  expect(alike('三号楼暖气不热，老人受冻', '我们楼也是，三号楼的暖气一直不热')).toEqual(['words_alike']);
  expect(alike('The heating in block 3 is cold', 'heating is cold in block 3, please')).toEqual([
    'words_alike',
  ]);
  expect(alike('三号楼暖气不热，老人受冻', '公司拖欠三个月工资不发')).toBeUndefined();
  // What every call says is no likeness, and neither is one word.
  expect(alike('暖气', '暖气')).toBeUndefined();
});

test('the same telephone comes first, then words, then the kind; among equals the nearer in time', () => {
  const said = bigramsOf('三号楼暖气不热，老人受冻');
  const self = call({ words: said, residentKey: 'k' });
  const score = (more: Partial<Comparable>) => likeness(self, call(more))!.score;
  const kind = score({ raisedAt: DAY });
  const nearer = score({ raisedAt: DAY / 2 });
  const alike = score({ raisedAt: DAY, words: said });
  const telephone = score({ raisedAt: 300 * DAY, category: 'family', residentKey: 'k' });
  expect([nearer > kind, alike > nearer, telephone > alike]).toEqual([true, true, true]);
});
