/** Who signs a letter, and the order of its steps. */
import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { LETTER_STATES, type LetterState } from '../../../src/protocol/trends/letters.js';
import { whyNotNow, type LetterDeed } from '../../../src/trends/letters/letter-rules.js';
import { proposedText } from '../../../src/trends/letters/proposed-text.js';
import { signingRank, whyNotSign, type SigningPerson } from '../../../src/trends/letters/signing-rules.js';

const person: fc.Arbitrary<SigningPerson> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  roles: fc.constantFrom(['officer'] as const, ['coordinator'] as const, ['admin'] as const),
  departmentId: fc.constantFrom(null, 'first', 'second'),
});
const signing = fc.record({
  signers: fc.subarray(['a', 'b', 'c', 'd']),
  headOf: fc
    .record({ first: fc.constantFrom(null, 'a', 'b'), second: fc.constantFrom(null, 'c', 'd') })
    .map((heads) => (id: string) => heads[id as 'first' | 'second']),
});

describe('signing', () => {
  test('nobody signs their own, nobody without a rank signs, nobody signs what somebody above them drafted', () => {
    fc.assert(
      fc.property(person, person, signing, (signer, drafter, rules) => {
        const why = whyNotSign(signer, drafter, rules);
        if (signer.id === drafter.id) expect(why).toBe('letter_own');
        else if (why === undefined) {
          expect(signingRank(signer, rules)).toBeGreaterThan(0);
          expect(signingRank(signer, rules)).toBeGreaterThanOrEqual(signingRank(drafter, rules));
        }
        // A plain officer never signs, whoever drafted it.
        if (signingRank(signer, rules) === 0) expect(why).toBeDefined();
      }),
    );
  });
  test('a head of a department signs what their own people drafted, and nobody else’s', () => {
    const rules = { signers: [], headOf: (id: string) => (id === 'first' ? 'head' : null) };
    const head: SigningPerson = { id: 'head', roles: ['officer'], departmentId: 'first' };
    const of = (departmentId: string): SigningPerson => ({ id: 'x', roles: ['officer'], departmentId });
    expect(whyNotSign(head, of('first'), rules)).toBeUndefined();
    expect(whyNotSign(head, of('second'), rules)).toBe('letter_no_signer');
    expect(whyNotSign(head, { ...of('first'), roles: ['coordinator'] }, rules)).toBe('letter_signer_below');
  });
});

describe('the way of a letter', () => {
  const AFTER: Partial<Record<LetterDeed, LetterState>> = {
    sign: 'signed',
    send: 'sent',
    answer: 'answered',
    lift: 'lifted',
    withdraw: 'withdrawn',
  };
  const DEEDS = Object.keys(AFTER) as LetterDeed[];

  test('whatever is tried in whatever order, each step is done once, in order, and withdrawn only before it is sent', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DEEDS), { maxLength: 20 }), (tried) => {
        const way: LetterState[] = ['draft'];
        for (const deed of tried) if (whyNotNow(deed, way.at(-1)!) === undefined) way.push(AFTER[deed]!);
        const straight = way.filter((state) => state !== 'withdrawn');
        expect(straight).toEqual(LETTER_STATES.slice(0, straight.length));
        if (way.includes('withdrawn')) {
          expect(way.at(-1)).toBe('withdrawn');
          expect(straight.length).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
});

test('the seed’s figures come out in the proposed words', () => {
  const figures = {
    year: 2022,
    granted: 391,
    base: 8767,
    rate: 0.0446,
    pooled: { granted: 391, base: 8767, rate: 0.0446, units: 1 },
    leads: 0,
    handedOver: 0,
    source: '',
    floor: 30,
    takenAt: '2023-01-05T01:00:00.000Z',
  };
  expect(proposedText(figures, 'zh')).toContain('救助率4.46%');
  expect(proposedText(figures, 'en')).toContain('391 of 8767 cases: 4.46%');
});
