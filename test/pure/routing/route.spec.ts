import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { STEP_KINDS, type StepKind } from '../../../src/routing/policy.js';
import { rank, route, WHYS, type Candidate, type Question } from '../../../src/routing/route.js';

const someone = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  departmentId: null,
  skills: [],
  paused: false,
  live: true,
  held: 0,
  lastRungAt: null,
  busy: 0,
  ...more,
});
const asked = (candidates: Candidate[], more: Partial<Question> = {}): Question => ({
  category: 'family',
  candidates,
  liaisonId: undefined,
  declinedNow: new Set(),
  declinedBefore: new Set(),
  rung: new Set(),
  ringing: new Set(),
  heldLimit: 5,
  waited: false,
  gateway: false,
  ...more,
});
const ring = (kind: StepKind, q: Question) => route({ ring: kind, seconds: 20 }, q);

describe('liaison', () => {
  const q = asked([someone('a'), someone('b')], { liaisonId: 'b' });
  test('rings the community’s liaison and says of the others that they are not', () => {
    expect(ring('liaison', q)).toEqual({ ring: ['b'], passed: { not_liaison: ['a'] } });
  });
  test('says that the liaison is off duty', () => {
    expect(ring('liaison', { ...q, liaisonId: 'c' })).toEqual({
      ring: [],
      passed: { off_duty: ['c'], not_liaison: ['a', 'b'] },
    });
  });
  test('rings nobody where there is none', () => {
    expect(ring('liaison', { ...q, liaisonId: undefined }).ring).toEqual([]);
  });
});

describe('best', () => {
  test('awake, then skilled, then fewest held, then longest not rung, then by id', () => {
    const order = [
      someone('f', { skills: ['family'], held: 4, lastRungAt: 9 }),
      someone('e', { held: 1, lastRungAt: 9 }),
      someone('d', { held: 2, lastRungAt: null }),
      someone('c', { held: 2, lastRungAt: 5 }),
      someone('b', { held: 2, lastRungAt: 7 }),
      someone('bb', { held: 2, lastRungAt: 7 }),
      someone('a', { live: false, skills: ['family'] }),
    ];
    expect(rank(order.toReversed(), 'family').map((c) => c.id)).toEqual(order.map((c) => c.id));
  });
  test('rings one, and nobody twice in a climb', () => {
    const q = asked([someone('a'), someone('b'), someone('c')], { rung: new Set(['a']) });
    expect(ring('best', q)).toEqual({ ring: ['b'], passed: { rung_before: ['a'], ranked_lower: ['c'] } });
  });
});

describe('all', () => {
  test('rings everybody again but who declined', () => {
    const q = asked([someone('a'), someone('b'), someone('c')], {
      rung: new Set(['a', 'b']),
      declinedNow: new Set(['b']),
    });
    expect(ring('all', q)).toEqual({ ring: ['a', 'c'], passed: { declined: ['b'] } });
  });
});

describe('who cannot be rung', () => {
  test.each([
    ['paused', someone('x', { paused: true }), {}],
    ['ringing', someone('x'), { ringing: new Set(['x']) }],
    ['declined', someone('x'), { declinedNow: new Set(['x']) }],
    ['at_limit', someone('x', { held: 5 }), {}],
    ['busy', someone('x', { busy: 1 }), { waited: true }],
    ['asleep', someone('x', { live: false }), {}],
  ] as const)('%s', (why, candidate, more) => {
    for (const kind of STEP_KINDS) {
      const found = ring(kind, asked([candidate, someone('other')], { liaisonId: 'x', ...more }));
      expect(found.ring).not.toContain('x');
      expect(found.passed[why]).toEqual(['x']);
    }
  });
  test('busy with another waiting call hinders only a call that has waited', () => {
    expect(ring('all', asked([someone('x', { busy: 1 })])).ring).toEqual(['x']);
  });
});

describe('asleep', () => {
  const sleeper = someone('s', { live: false });
  test('rung where nobody is awake', () => {
    expect(ring('all', asked([sleeper, someone('t', { live: false })])).ring).toEqual(['s', 't']);
  });
  test('who is awake but cannot be rung does not count as awake', () => {
    expect(ring('all', asked([sleeper, someone('t', { paused: true })])).ring).toEqual(['s']);
  });
  test('reached through the gateway where there is one, after those who are awake', () => {
    const q = asked([sleeper, someone('t')], { gateway: true });
    expect(ring('all', q).ring).toEqual(['s', 't']);
    expect(ring('best', q).ring).toEqual(['t']);
  });
});

describe('who declined in an earlier climb', () => {
  test('is rung only where nobody else can be', () => {
    const q = asked([someone('a'), someone('b')], { declinedBefore: new Set(['a']) });
    expect(ring('all', q)).toEqual({ ring: ['b'], passed: { declined: ['a'] } });
    expect(ring('all', { ...q, candidates: [someone('a'), someone('b', { paused: true })] }).ring).toEqual([
      'a',
    ]);
  });
});

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const some = fc.subarray(ids).map((s) => new Set(s));
const question: fc.Arbitrary<Question> = fc.record({
  category: fc.constantFrom('family', 'labour'),
  candidates: fc.subarray(ids).chain((on) =>
    fc.tuple(
      ...on.map((id) =>
        fc.record({
          id: fc.constant(id),
          departmentId: fc.constant(null),
          skills: fc.subarray(['family', 'labour']),
          paused: fc.boolean(),
          live: fc.boolean(),
          held: fc.nat(6),
          lastRungAt: fc.option(fc.nat(3)),
          busy: fc.nat(1),
        }),
      ),
    ),
  ),
  liaisonId: fc.option(fc.constantFrom(...ids), { nil: undefined }),
  declinedNow: some,
  declinedBefore: some,
  rung: some,
  ringing: some,
  heldLimit: fc.integer({ min: 1, max: 6 }),
  waited: fc.boolean(),
  gateway: fc.boolean(),
});

describe('whatever is asked', () => {
  test('everybody on duty is rung or passed over for one reason, and the liaison who is off duty is named', () => {
    fc.assert(
      fc.property(question, fc.constantFrom(...STEP_KINDS), (q, kind) => {
        const found = ring(kind, q);
        const wanted = q.candidates.map((c) => c.id);
        if (kind === 'liaison' && q.liaisonId && !wanted.includes(q.liaisonId)) wanted.push(q.liaisonId);
        expect([...found.ring, ...Object.values(found.passed).flat()].sort()).toEqual(wanted.sort());
        for (const why of Object.keys(found.passed)) expect(WHYS).toContain(why);
        if (kind !== 'all') expect(found.ring.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });
  test('the same question has the same answer, in whatever order they stand', () => {
    fc.assert(
      fc.property(question, fc.constantFrom(...STEP_KINDS), (q, kind) => {
        const before = structuredClone(q.candidates);
        const found = ring(kind, q);
        expect(ring(kind, q)).toEqual(found);
        expect(q.candidates).toEqual(before);
        expect(ring(kind, { ...q, candidates: [...q.candidates].reverse() }).ring.sort()).toEqual(
          [...found.ring].sort(),
        );
      }),
    );
  });
  test('where somebody able has not declined, the last step rings somebody', () => {
    fc.assert(
      fc.property(question, (q) => {
        const able = q.candidates.filter(
          (c) =>
            !c.paused &&
            !q.ringing.has(c.id) &&
            !q.declinedNow.has(c.id) &&
            c.held < q.heldLimit &&
            !(q.waited && c.busy > 0),
        );
        expect(ring('all', q).ring.length > 0).toBe(able.length > 0);
      }),
    );
  });
  test('the ranking is an order: nobody stands behind somebody they are better placed than', () => {
    fc.assert(
      fc.property(question, ({ candidates, category }) => {
        const ranked = rank(candidates, category);
        expect(ranked.map((c) => c.id).sort()).toEqual(candidates.map((c) => c.id).sort());
        for (let i = 0; i < ranked.length; i++) {
          for (let j = i + 1; j < ranked.length; j++) {
            expect(rank([ranked[j]!, ranked[i]!], category).map((c) => c.id)).toEqual([
              ranked[i]!.id,
              ranked[j]!.id,
            ]);
          }
        }
      }),
    );
  });
});
