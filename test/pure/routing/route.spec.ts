import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  GROUP_KINDS,
  STEP_KINDS,
  type PolicyStep,
  type StepKind,
} from '../../../src/protocol/calls/policy.js';
import { policyErrors } from '../../../src/units/policies/policy-rules.js';
import { recordRouting, onDutyInRecord, recallRouting } from '../../../src/routing/routing-record.js';
import { stepGroupOf, NO_GROUPS, type LastHandled } from '../../../src/routing/step-groups.js';
import {
  whoCanBeRung,
  bestPlaced,
  compareCandidates,
  route,
  routeTo,
  type RoutingQuestion,
} from '../../../src/routing/route.js';
import { PASSED_OVER_REASONS } from '../../../src/protocol/calls/policy.js';
import type { Candidate } from '../../../src/routing/candidate.js';

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
const asked = (candidates: Candidate[], more: Partial<RoutingQuestion> = {}): RoutingQuestion => ({
  category: 'family',
  now: 0,
  candidates,
  liaisonId: undefined,
  groups: NO_GROUPS,
  recused: new Set(),
  declinedNow: new Set(),
  declinedBefore: new Set(),
  rung: new Set(),
  ringing: new Set(),
  heldLimit: 5,
  waited: false,
  gateway: false,
  ...more,
});
const ring = (kind: StepKind, q: RoutingQuestion) => route({ ring: kind, seconds: 20 }, q);

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
    expect(compareCandidates(order.toReversed(), 'family').map((c) => c.id)).toEqual(order.map((c) => c.id));
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

describe('a group', () => {
  const q = asked(
    [
      someone('a', { skills: ['labour'], departmentId: 'd1' }),
      someone('b', { skills: ['family'], held: 2 }),
      someone('c', { skills: ['family'], departmentId: 'd1' }),
    ],
    { groups: { leaders: ['b', 'z'], rostered: ['a', 'b'], coordinators: ['c', 'x'] } },
  );
  const rings = (step: Omit<PolicyStep, 'seconds'>, more: Partial<RoutingQuestion> = {}) =>
    route({ ...step, seconds: 20 }, { ...q, ...more });
  test.each([
    ['skilled in the category', { ring: 'skilled' }, ['c'], ['b', 'c']],
    ['skilled in another', { ring: 'skilled', skill: 'labour' }, ['a'], ['a']],
    ['a department', { ring: 'department', departmentId: 'd1' }, ['c'], ['a', 'c']],
    ['people in the order they are named', { ring: 'people', people: ['b', 'a', 'y'] }, ['b'], ['a', 'b']],
    ['the duty leader', { ring: 'leader' }, ['b'], ['b']],
    ['coordinators who are on duty', { ring: 'coordinators' }, ['c'], ['c']],
    ['the roster', { ring: 'roster' }, ['b'], ['a', 'b']],
  ] as const)('%s: one by one, or at once', (_, step, one, all) => {
    const given = step as unknown as Omit<PolicyStep, 'seconds'>;
    expect(rings(given).ring).toEqual(one);
    expect(rings({ ...given, together: true }).ring).toEqual(all);
    expect(rings(given, { rung: new Set(all) }).ring).toEqual([]);
  });
  test('who is meant by name and is off duty is said', () => {
    expect(rings({ ring: 'people', people: ['y', 'a'] }).passed).toMatchObject({
      off_duty: ['y'],
      not_named: ['b', 'c'],
    });
    expect(rings({ ring: 'leader' }).passed).toMatchObject({ off_duty: ['z'] });
    expect(rings({ ring: 'coordinators' }).passed).not.toHaveProperty('off_duty');
  });
  test('the last handler, for so many days', () => {
    const last = (days: number, withinDays?: number) =>
      rings(
        { ring: 'last_handler', ...(withinDays && { withinDays }) },
        {
          now: 200 * DAY,
          groups: { ...NO_GROUPS, lastOfBeneficiary: { officer: 'b', at: (200 - days) * DAY } },
        },
      ).ring;
    expect([last(90), last(91), last(30, 30), last(31, 30)]).toEqual([['b'], [], ['b'], []]);
  });
});

describe('who cannot be rung', () => {
  test.each([
    ['recused', someone('x', { paused: true }), { recused: new Set(['x']) }],
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
const few = fc.subarray(ids, { maxLength: 1 }).map((s) => new Set(s));
const DAY = 24 * 3600_000;
const handled: fc.Arbitrary<LastHandled | undefined> = fc.option(
  fc.record({
    officer: fc.constantFrom(...ids),
    at: fc.integer({ min: 0, max: 100 }).map((days) => days * DAY),
  }),
  { nil: undefined },
);
const anyStep: fc.Arbitrary<PolicyStep> = fc.record(
  {
    ring: fc.constantFrom(...STEP_KINDS),
    seconds: fc.constant(20),
    together: fc.boolean(),
    skill: fc.constantFrom('family', 'labour'),
    departmentId: fc.constantFrom('d1', 'd2'),
    people: fc.shuffledSubarray(ids),
    withinDays: fc.integer({ min: 1, max: 100 }),
  },
  { requiredKeys: ['ring', 'seconds'] },
);
const question: fc.Arbitrary<RoutingQuestion> = fc.record({
  category: fc.constantFrom('family', 'labour'),
  now: fc.constant(100 * 24 * 3600_000),
  candidates: fc.subarray(ids).chain((on) =>
    fc.tuple(
      ...on.map((id) =>
        fc.record({
          id: fc.constant(id),
          departmentId: fc.constantFrom('d1', 'd2', null),
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
  groups: fc.record({
    lastOfBeneficiary: handled,
    lastOfCommunity: handled,
    leaders: fc.subarray(ids),
    rostered: fc.subarray(ids),
    coordinators: fc.subarray(ids),
  }),
  recused: few,
  declinedNow: some,
  declinedBefore: some,
  rung: some,
  ringing: some,
  heldLimit: fc.integer({ min: 1, max: 6 }),
  waited: fc.boolean(),
  gateway: fc.boolean(),
});

describe('whatever is asked', () => {
  test('everybody on duty is rung or passed over for one reason, and who is meant by name and off duty is named', () => {
    fc.assert(
      fc.property(question, anyStep, (q, step) => {
        const found = route(step, q);
        const wanted = q.candidates.map((c) => c.id);
        for (const id of new Set(stepGroupOf(step, q)?.named)) if (!wanted.includes(id)) wanted.push(id);
        expect([...found.ring, ...Object.values(found.passed).flat()].sort()).toEqual(wanted.sort());
        for (const why of Object.keys(found.passed)) expect(PASSED_OVER_REASONS).toContain(why);
        const together = step.together && GROUP_KINDS.includes(step.ring);
        if (step.ring !== 'all' && !together) expect(found.ring.length).toBeLessThanOrEqual(1);
        for (const id of found.ring) expect(q.recused.has(id)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
  test('the same question has the same answer, in whatever order they stand', () => {
    fc.assert(
      fc.property(question, anyStep, (q, step) => {
        const before = structuredClone(q.candidates);
        const found = route(step, q);
        expect(route(step, q)).toEqual(found);
        expect(q.candidates).toEqual(before);
        expect(route(step, { ...q, candidates: [...q.candidates].reverse() }).ring.sort()).toEqual(
          [...found.ring].sort(),
        );
      }),
    );
  });
  test('what was kept of the question has the same answer, with nothing but the lists that were kept with it', () => {
    fc.assert(
      fc.property(question, anyStep, (q, step) => {
        const found = route(step, q);
        const kept = JSON.parse(JSON.stringify({ asked: recordRouting(q, [step]), found })) as {
          asked: ReturnType<typeof recordRouting>;
          found: typeof found;
        };
        const world = recallRouting(
          kept.asked,
          onDutyInRecord(kept.found.ring, kept.found.passed),
          q.now,
          q.category,
        );
        const again = route(step, { ...q, ...world });
        expect(again.ring).toEqual(found.ring);
        const sorted = (passed: object) =>
          Object.fromEntries(
            Object.entries(passed).map(([why, all]) => [why, [...(all as string[])].sort()]),
          );
        expect(sorted(again.passed)).toEqual(sorted(found.passed));
      }),
      { numRuns: 2000 },
    );
  });
  test('one officer is asked about: the others are not just free', () => {
    fc.assert(
      fc.property(question, fc.constantFrom(...ids), (q, id) => {
        const found = routeTo([id], q);
        expect(found.ring.every((rung) => rung === id)).toBe(true);
        expect([...found.ring, ...Object.values(found.passed).flat()].sort()).toEqual(
          q.candidates.map((c) => c.id).sort(),
        );
      }),
    );
  });
  test('where somebody able has not declined, the last step rings somebody', () => {
    fc.assert(
      fc.property(question, (q) => {
        const able = q.candidates.filter(
          (c) =>
            !q.recused.has(c.id) &&
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
        const ranked = compareCandidates(candidates, category);
        expect(bestPlaced(candidates, category)?.id).toBe(ranked[0]?.id);
        expect(ranked.map((c) => c.id).sort()).toEqual(candidates.map((c) => c.id).sort());
        for (let i = 0; i < ranked.length; i++) {
          for (let j = i + 1; j < ranked.length; j++) {
            expect(compareCandidates([ranked[j]!, ranked[i]!], category).map((c) => c.id)).toEqual([
              ranked[i]!.id,
              ranked[j]!.id,
            ]);
          }
        }
      }),
    );
  });
});

/** Readiness leaves out who handled what last, and is right only as long as this holds. */
test('a policy that is accepted rings, all its steps together, everybody who can be rung: whatever its steps before', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const person = (name: string) =>
    fc
      .record({ live: fc.boolean(), paused: fc.boolean(), held: fc.nat(5) })
      .map((more) => someone(name, more));
  const step = fc
    .constantFrom(...STEP_KINDS)
    .map((kind): PolicyStep => ({ ring: kind, seconds: 20, departmentId: 'd', people: ['a'] }));
  const handled = fc.option(
    id.map((officer): LastHandled => ({ officer, at: 0 })),
    { nil: undefined },
  );
  fc.assert(
    fc.property(
      fc.tuple(...['a', 'b', 'c', 'd'].map(person)),
      fc.array(step, { maxLength: 6 }),
      handled,
      handled,
      fc.boolean(),
      (people, before, lastOfBeneficiary, lastOfCommunity, gateway) => {
        const steps: PolicyStep[] = [...before, { ring: 'all', seconds: 60 }];
        expect(policyErrors(steps)).toBeUndefined();
        const q = asked(people, { gateway });
        const rungBy = (groups: RoutingQuestion['groups']) => {
          const rung = new Set<string>();
          for (const one of steps) for (const who of route(one, { ...q, groups, rung }).ring) rung.add(who);
          return [...rung].sort();
        };
        const everybody = whoCanBeRung(q)
          .able.map((c) => c.id)
          .sort();
        expect(rungBy({ ...NO_GROUPS, lastOfBeneficiary, lastOfCommunity })).toEqual(everybody);
        expect(rungBy(NO_GROUPS)).toEqual(everybody);
      },
    ),
  );
});
