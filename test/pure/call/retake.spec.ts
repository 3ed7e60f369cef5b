/** A decline taken back: rings its officer anew beside whatever rings, in time only, and never what somebody has. */
import { transfer } from '../../../src/call/decide/transfer.js';
import { expect, test } from '@jest/globals';
import * as decide from '../../../src/call/decide/decide.js';
import { retakeDecline } from '../../../src/call/decide/retake-decline.js';
import { CallDecision, type DecisionContext } from '../../../src/call/call-decision.js';
import type { Call } from '../../../src/call/call-state.js';
import type { Fact } from '../../../src/call/facts.js';
import {
  declinedOf,
  does,
  folded,
  known,
  li,
  NOW,
  officer,
  raise,
  SECOND,
  told,
  two,
  wang,
} from './given.js';

/** wang is rung, and says no. */
const declined = (
  k: DecisionContext,
  call: Call = raise(k).call,
  facts: readonly Fact[] = raise(k).facts,
) => {
  const ring = call.rings.find((r) => r.officerId === 'wang')!;
  const decision = does(call, (s) => decide.decline(s, k, wang, { ...ring, ending: null }));
  const journal = [...facts, ...decision.facts];
  return { call: decision.call, journal, ringId: ring.id };
};
const begun = (k: DecisionContext) => {
  const first = raise(k);
  return declined(k, first.call, first.facts);
};
const back = (k: DecisionContext, { call, journal, ringId }: ReturnType<typeof declined>, at = NOW) =>
  does(call, (s) => retakeDecline(s, k, wang, ...declinedOf(journal, ringId)!), at);

test('the next one rings on, wang rings again, and when both are silent the ladder goes on where it was', () => {
  const given = begun(two);
  const decision = back(two, given, NOW + 5 * SECOND);
  expect(decision.facts).toMatchObject([{ deed: 'retaken', actorId: 'wang', data: { officer: 'wang' } }]);
  const { call } = decision;
  expect(call.rings.map((r) => r.officerId).sort()).toEqual(['li', 'wang']);
  expect(call.line.ringing).toMatchObject({
    declined: [],
    mode: 'ladder',
    step: given.call.line.ringing.step,
  });
  expect(call.rings.find((r) => r.officerId === 'wang')!.expiresAt).toBe(NOW + 25 * SECOND);
  expect(folded(call.line.id, [...given.journal, ...decision.facts])).toEqual(call);
  const silent = does(call, (s) => decide.lapse(s, two), NOW + 26 * SECOND);
  expect(silent.facts.map((f) => f.deed).slice(0, 1)).toEqual(['lapsed']);
});

test('in time only, and only once', () => {
  const given = begun(two);
  expect(
    told(
      given.call,
      (s) => retakeDecline(s, two, wang, ...declinedOf(given.journal, given.ringId)!),
      NOW + 5001,
    ),
  ).toBe('too_late_to_retake');
  const again = back(two, given).call;
  expect(
    told(again, (s) => retakeDecline(s, two, wang, ...declinedOf(given.journal, given.ringId)!)),
  ).toEqual([]);
  expect(
    told(given.call, (s) => retakeDecline(s, two, li, ...declinedOf(given.journal, given.ringId)!)),
  ).toBe('offer_not_found');
});

test('who was the only one takes it back from a call that waits: it rings, and waits again unanswered', () => {
  const alone = known([officer('wang')]);
  const given = begun(alone);
  expect(given.call.line.state).toBe('waiting');
  const decision = back(alone, given);
  expect(decision.call.line.state).toBe('ringing');
  const { retryAt } = given.call.line.ringing;
  const after = does(decision.call, (s) => decide.lapse(s, alone), NOW + 21 * SECOND);
  expect(after.call.line).toMatchObject({ state: 'waiting', ringing: { retryAt } });
});

test('never what somebody has: the holder is named', () => {
  const given = begun(two);
  const [next] = given.call.rings;
  const taken = does(given.call, (s) => decide.accept(s, two, li, { ...next!, ending: null }));
  const facts = [...given.journal, ...taken.facts];
  expect(told(taken.call, (s) => retakeDecline(s, two, wang, ...declinedOf(facts, given.ringId)!))).toBe(
    'taken',
  );
});

test('not off duty, not while paused', () => {
  const given = begun(two);
  const as = (k: DecisionContext) =>
    told(given.call, (s) => retakeDecline(s, k, wang, ...declinedOf(given.journal, given.ringId)!));
  expect(as(known([officer('li')]))).toBe('officer_off_duty');
  expect(as(known([officer('wang', { paused: true }), officer('li')]))).toBe('officer_paused');
});

test('a hand-over that was declined can be taken back: the giver goes on holding until it is accepted', () => {
  const active = does(raise(known([officer('li')])).call, () => undefined).call;
  const [ring] = active.rings;
  const held = does(active, (s) => decide.accept(s, two, li, { ...ring!, ending: null }));
  const giving = does(held.call, (s) => transfer(s, two, li, { officerId: 'wang' }, '请接手'));
  const given = declined(two, giving.call, [...held.facts, ...giving.facts]);
  expect(given.call.line).toMatchObject({ state: 'active', ringing: { transfer: null } });
  const decision = back(two, given);
  expect(decision.call.line).toMatchObject({ state: 'active', holderId: 'li' });
  const anew = decision.call.rings[0]!;
  expect(anew).toMatchObject({ kind: 'transfer', officerId: 'wang' });
  const taken = does(decision.call, (s) => decide.accept(s, two, wang, { ...anew, ending: null }));
  expect(taken.call.line.holderId).toBe('wang');
  const silent = does(decision.call, (s) => decide.lapse(s, two), NOW + 61 * SECOND);
  expect(silent.facts.map((f) => f.deed)).toContain('kept');
  expect(CallDecision.of(silent.call, NOW).call.line.holderId).toBe('li');
});
