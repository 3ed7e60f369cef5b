/** Which calls a search back takes note of, and whose the hits are. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CallRow } from '../../../src/call/call.entity.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { LEAD_KINDS } from '../../../src/protocol/relief/leads.js';
import { LOOK_BACK_LIMITS } from '../../../src/protocol/relief/look-back.js';
import { SHIPPED_LOOK_BACK } from '../../../src/protocol/relief/shipped-look-back.js';
import { readsCall } from '../../../src/relief/look-back/look-back-readers.js';
import { matcherOf } from '../../../src/relief/look-back/matching.js';
import { settingErrors, DEFAULT_SETTINGS } from '../../../src/directory/unit-settings.js';

describe('words', () => {
  const match = matcherOf(SHIPPED_LOOK_BACK.kinds);
  test('the practice’s kinds are found by what people write, and everyday matters are not', () => {
    expect(match(['邻居酒后把他砍伤，家里断了收入'])).toEqual(['serious_injury']);
    expect(match(['肇事司机判了', '交通肇事，人还躺着'])).toEqual(['negligent_injury']);
    expect(match(['父亲三年前被害身亡', '被害人家属来问赔偿'])).toEqual(['homicide', 'family']);
    expect(match(['一辈子的积蓄都没了'])).toEqual(['property_loss']);
    expect(match(['楼上漏水半年没人修', '', '保洁员干活时摔伤'])).toEqual([]);
  });
  test('whatever the width, the case and the spaces between the signs', () => {
    const one = matcherOf([{ kind: 'other', words: ['ABC12', '重 伤'] }]);
    expect(one(['他说ａｂｃ　12'])).toEqual(['other']);
    expect(one(['重\n伤'])).toEqual(['other']);
    expect(one(['重', '伤'])).toEqual([]);
  });
  test('a text that holds a word of a kind is found as that kind, wherever it stands; a kind without words never', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHIPPED_LOOK_BACK.kinds),
        fc.nat(),
        fc.string({ maxLength: 30 }),
        fc.string({ maxLength: 30 }),
        ({ kind, words }, n, before, after) => {
          const word = words[n % words.length]!;
          expect(match(['别的话', `${before}。${word}。${after}`])).toContain(kind);
          expect(matcherOf([{ kind, words: [] }])([word])).toEqual([]);
        },
      ),
    );
  });
  test('what ships is a setting that may stand', () => {
    expect(settingErrors(DEFAULT_SETTINGS)).toBeUndefined();
    for (const { kind, words } of SHIPPED_LOOK_BACK.kinds) {
      expect(LEAD_KINDS).toContain(kind);
      expect(new Set(words).size).toBe(words.length);
      for (const word of words) expect(word.length).toBeGreaterThanOrEqual(LOOK_BACK_LIMITS.shortestWord);
    }
    const broken = {
      ...SHIPPED_LOOK_BACK,
      years: 0,
      kinds: [...SHIPPED_LOOK_BACK.kinds, SHIPPED_LOOK_BACK.kinds[0]!],
    };
    expect(Object.keys(settingErrors({ ...DEFAULT_SETTINGS, lookBack: broken })!)).toEqual([
      'lookBack.years',
      'lookBack.kinds',
    ]);
  });
});

describe('whose a hit is', () => {
  const line = (given: object = {}, ringing: object = {}) =>
    ({
      unitId: 'u',
      communityId: 'c',
      category: 'family',
      holderId: 'closer',
      raisedBy: 'worker',
      state: 'closed',
      drill: null,
      ringing: { recused: [], holders: ['closer', 'earlier'], help: [], ...ringing },
      ...given,
    }) as unknown as CallRow;
  const actor = (id: string, role: string, unitId = 'u') =>
    ({ id, roles: [role], unitId, communityIds: [] }) as unknown as Actor;
  test('who closed it and the unit’s coordinators; nobody else, and nobody with an interest in it', () => {
    const reads = (who: Actor, given = line()) => readsCall(given, who);
    expect(reads(actor('closer', 'officer'))).toBe(true);
    expect(reads(actor('z', 'coordinator'))).toBe(true);
    expect(reads(actor('a', 'admin'), line({ category: 'domestic_violence' }))).toBe(true);
    expect(reads(actor('earlier', 'officer'))).toBe(false);
    expect(reads(actor('other', 'officer'))).toBe(false);
    expect(reads(actor('z', 'coordinator', 'above'))).toBe(false);
    for (const [id, role] of [
      ['closer', 'officer'],
      ['z', 'coordinator'],
    ] as const)
      expect(reads(actor(id, role), line({}, { recused: [id] }))).toBe(false);
  });
});
