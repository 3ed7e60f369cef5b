/** Whatever the world was at each ring: routing asked again, on nothing but the journal, chooses the same people. */
import { close } from '../../../src/call/decide/close.js';
import { recuse } from '../../../src/call/decide/recusal-rules.js';
import { assign, transfer } from '../../../src/call/decide/transfer.js';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as decide from '../../../src/call/decide/decide.js';
import type { Fact } from '../../../src/call/facts.js';
import { ringForWaitingCall } from '../../../src/call/decide/ring-waiting.js';
import { ringForEmergency } from '../../../src/call/decide/emergency-rings.js';
import { RING_CAUSES, replayRouting, type RingCause } from '../../../src/calls/why/routing-replay.js';
import { CallDecision, type DecisionContext } from '../../../src/call/call-decision.js';
import type { Call } from '../../../src/call/call-state.js';
import { STEP_KINDS, type PolicyStep } from '../../../src/protocol/calls/policy.js';
import type { Candidate } from '../../../src/routing/candidate.js';
import type { EscalationPolicy } from '../../../src/protocol/calls/policy.js';
import {
  chief,
  closing,
  known,
  NOW,
  officer,
  offerOf,
  person,
  raise,
  SECOND,
  worker,
  factsOf,
} from './given.js';

const IDS = ['o1', 'o2', 'o3', 'o4', 'o5', 'wang'];
const skills = ['family', 'labour'];
const who = fc.constantFrom(...IDS);
const instant = fc.option(fc.integer({ min: 0, max: NOW }));
const handled = fc.option(fc.record({ officer: who, at: fc.integer({ min: NOW - 1e10, max: NOW }) }), {
  nil: undefined,
});
const candidate = (id: string): fc.Arbitrary<Candidate> =>
  fc.record({
    id: fc.constant(id),
    departmentId: fc.constantFrom('d1', 'd2', null),
    skills: fc.subarray(skills),
    paused: fc.boolean(),
    live: fc.boolean(),
    held: fc.nat(6),
    lastRungAt: instant,
    busy: fc.nat(1),
  });
const world: fc.Arbitrary<DecisionContext> = fc
  .record({
    candidates: fc.shuffledSubarray(IDS).chain((on) => fc.tuple(...on.map(candidate))),
    liaisonId: fc.option(who, { nil: undefined }),
    gateway: fc.boolean(),
    groups: fc.record({
      lastOfBeneficiary: handled,
      lastOfCommunity: handled,
      leaders: fc.subarray(IDS),
      rostered: fc.subarray(IDS),
      coordinators: fc.subarray(IDS),
    }),
  })
  .map((w) => known(w.candidates, w));
const step: fc.Arbitrary<PolicyStep> = fc.record(
  {
    ring: fc.constantFrom(...STEP_KINDS),
    seconds: fc.constant(20),
    together: fc.boolean(),
    skill: fc.constantFrom(...skills),
    departmentId: fc.constantFrom('d1', 'd2'),
    people: fc.shuffledSubarray(IDS, { minLength: 1 }),
    withinDays: fc.integer({ min: 1, max: 120 }),
  },
  { requiredKeys: ['ring', 'seconds'] },
);
const policy: fc.Arbitrary<EscalationPolicy> = fc
  .array(step, { maxLength: 5 })
  .map((steps) => ({ steps: [...steps, { ring: 'all', seconds: 60 }], retrySeconds: 120, heldLimit: 5 }));

type Deed = (decision: CallDecision, k: DecisionContext, journal: readonly Fact[]) => void;
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.constant<Deed>((s, k) => decide.lapse(s, k)),
  who.map(
    (id): Deed =>
      (s, k, j) =>
        decide.decline(s, k, person(id, ['officer']), offerOf(j, id)),
  ),
  who.map(
    (id): Deed =>
      (s, k, j) =>
        decide.accept(s, k, person(id, ['officer']), offerOf(j, id)),
  ),
  who.map(
    (id): Deed =>
      (s, k) =>
        decide.withdrawOfficer(s, k, id, 'off_duty'),
  ),
  who.map(
    (id): Deed =>
      (s, k) =>
        assign(s, k, chief, id),
  ),
  who.map(
    (id): Deed =>
      (s, k) =>
        recuse(s, k, chief, { officerId: id }),
  ),
  fc.tuple(who, fc.boolean()).map(
    ([id, justAble]): Deed =>
      (s, k) =>
        void ringForWaitingCall(s, k, id, justAble),
  ),
  fc.tuple(fc.subarray(IDS), fc.constantFrom('fresh', 'freed', 'quiet')).map(
    ([ids, how]): Deed =>
      (s, k) =>
        ringForEmergency(s, k, ids, how),
  ),
  fc.constantFrom('d1', 'd2').map(
    (departmentId): Deed =>
      (s, k) =>
        transfer(s, k, person(s.call.line.holderId!, ['officer']), { departmentId }, 'n'),
  ),
  fc.constantFrom(...skills).map(
    (category): Deed =>
      (s, k) =>
        decide.amend(s, k, worker, { category, particulars: [] }),
  ),
  fc.constant<Deed>((s, k) => decide.amend(s, k, worker, { urgency: 'emergency', particulars: [] })),
);

type Turn = [deed: Deed, world: DecisionContext];

/** A call to which all this happens; what is refused is not written. */
function lived(frozen: EscalationPolicy, first: DecisionContext, turns: readonly Turn[]): Fact[] {
  const raised = raise(first, NOW, frozen);
  let call: Call = raised.call;
  const journal: Fact[] = [...raised.facts];
  let now = NOW;
  for (const [deed, k] of turns) {
    now += 26 * SECOND;
    const decision = CallDecision.of(call, now);
    try {
      deed(decision, k, journal);
    } catch {
      continue;
    }
    call = decision.call;
    journal.push(...decision.facts);
  }
  return JSON.parse(JSON.stringify(journal)) as Fact[];
}

/** Every ring of the journal re-run as it was; answers why they rang. */
function proven(journal: readonly Fact[]): RingCause[] {
  const found = replayRouting('the call', journal);
  for (const again of found) {
    const fact = journal.find((f) => f.seq === again.seq)!;
    if (fact.deed !== 'rung' && fact.deed !== 'waiting') throw new Error(`${fact.deed} is no ring`);
    expect(again.same).not.toBe(false);
    if (again.question === undefined) continue;
    const chosen = again.steps.at(-1)!;
    const rung = fact.deed === 'rung' ? fact.data.rings.map((r) => r.officer) : [];
    expect([...chosen.ring].sort()).toEqual(rung.sort());
    const reasons = (passed: object) =>
      Object.fromEntries(Object.entries(passed).map(([why, ids]) => [why, [...(ids as string[])].sort()]));
    const written = fact.deed === 'rung' ? fact.data.passed : fact.data.skipped.at(-1)!.passed;
    expect(reasons(chosen.passed)).toEqual(reasons(written));
  }
  return found.map(({ cause }) => cause);
}

test('the re-run gives the same choice, and the same reasons', () => {
  fc.assert(
    fc.property(policy, world, fc.array(fc.tuple(deeds, world), { maxLength: 14 }), (...life) => {
      proven(lived(...life));
    }),
    { numRuns: 1500 },
  );
});

/** Chance finds what nobody thought of; that each cause is looked at is no matter of chance. */
const ALL: EscalationPolicy = { steps: [{ ring: 'all', seconds: 20 }], retrySeconds: 120, heldLimit: 5 };
const [o1, o2, second] = [officer('o1'), officer('o2'), officer('o3', { departmentId: 'd2' })];
const three = known([o1, o2, second]);
const accepted: Turn = [(s, k, j) => decide.accept(s, k, person('o1', ['officer']), offerOf(j, 'o1')), three];
const transferred = (to: Parameters<typeof transfer>[3]): Turn[] => [
  accepted,
  [(s, k) => transfer(s, k, person('o1', ['officer']), to, 'n'), three],
];
const again = (justAble: boolean): Turn => [
  (s, k) => void ringForWaitingCall(s, k, 'o1', justAble),
  known([o1]),
];
const CASES: Record<RingCause, [first: DecisionContext, turns: Turn[]]> = {
  ladder: [three, []],
  nobody: [known([]), []],
  again_free: [known([]), [again(true)]],
  again_next: [known([]), [again(false)]],
  again_best: [known([]), [again(false), [(s, k) => decide.lapse(s, k), known([o1, o2])]]],
  hand: [known([]), [[(s, k) => assign(s, k, chief, 'o1'), known([o1])]]],
  transfer: [three, transferred({ officerId: 'o2' })],
  transfer_department: [three, transferred({ departmentId: 'd2' })],
  last_holder: [
    three,
    [
      accepted,
      [(s) => close(s, person('o1', ['officer']), closing), three],
      [(s, k) => decide.reopen(s, k, worker, 'r'), three],
    ],
  ],
};
test.each(RING_CAUSES)('the re-run of a ring by %s', (cause) => {
  expect(proven(lived(ALL, ...CASES[cause]))).toContain(cause);
});

test('what a ring keeps of fifty people is smaller than their reasons', () => {
  const fifty = Array.from({ length: 50 }, (_, i) => officer(`019ac0de-7000-7abc-8def-0000000000${10 + i}`));
  const { asked, passed, skipped } = factsOf(raise(known(fifty)).facts, 'rung')[0]!.data;
  expect(JSON.stringify(asked).length).toBeLessThan(JSON.stringify({ passed, skipped }).length / 5);
});
