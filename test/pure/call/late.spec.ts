/** What an outage left over, call by call: set aside, brought back by a hand or by its turn; and how drills end. */
import { assign } from '../../../src/call/decide/transfer.js';
import { describe, expect, test } from '@jest/globals';
import * as decide from '../../../src/call/decide/decide.js';
import { endDrill } from '../../../src/call/drill-rules.js';
import { ringDeferredCall, deferAfterOutage } from '../../../src/call/decide/outage-rules.js';
import { CallDecision } from '../../../src/call/call-decision.js';
import type { Call } from '../../../src/call/call-state.js';
import {
  callThatIs,
  chief,
  does,
  folded,
  foreignChief,
  known,
  NOW,
  officer,
  POLICY,
  SECOND,
  told,
  two,
  wang,
  worker,
} from './given.js';

const HOUR = 3600 * SECOND;
const LATER = NOW + 2 * HOUR;
const TURN = LATER + 60 * SECOND;

const late = (state: 'ringing' | 'waiting') => {
  const given = callThatIs(state);
  const decision = does(given.call, (s) => deferAfterOutage(s, two, TURN), LATER);
  return { call: decision.call, facts: [...given.facts, ...decision.facts] };
};

describe.each(['ringing', 'waiting'] as const)('a call that was %s when the hub went away', (state) => {
  test('waits with an alert until its turn, and its journal says when it was due', () => {
    const { call, facts } = late(state);
    expect(call.line).toMatchObject({ state: 'waiting' });
    expect(call.line.ringing.retryAt).toBe(TURN);
    expect(call.line.lateAt).toBeLessThan(LATER);
    expect(call.line.ringing.alerts.map((a) => a.kind)).toContain('unanswered');
    expect(call.rings).toEqual([]);
    expect(folded(call.line.id, facts)).toEqual(call);
  });
  test('is set aside once', () => {
    expect(told(late(state).call, (s) => deferAfterOutage(s, two, TURN + HOUR), LATER)).toEqual([]);
  });
  test('at its turn the ladder begins at its foot, and it is a call like any other', () => {
    const decision = does(late(state).call, (s) => decide.lapse(s, two), TURN);
    expect(decision.facts.map((f) => [f.deed, f.actorId])).toEqual([
      ['brought_back', null],
      ['rung', null],
      ['alerted', null],
    ]);
    expect(decision.call.line).toMatchObject({ state: 'ringing', lateAt: null });
    expect(decision.call.line.ringing.step).toBe(1);
  });
  test('at its turn with nobody on duty it is off the list, and waits as every call does', () => {
    const decision = does(late(state).call, (s) => decide.lapse(s, known([])), TURN);
    expect(decision.call.line).toMatchObject({ state: 'waiting', lateAt: null });
    expect(decision.call.line.dueAt).toBe(TURN + POLICY.retrySeconds * SECOND);
  });
  test('a coordinator of the unit brings it back, and nobody else', () => {
    const { call } = late(state);
    expect(told(call, (s) => ringDeferredCall(s, two, chief), LATER)).toEqual(['brought_back', 'rung']);
    expect(told(call, (s) => ringDeferredCall(s, two, foreignChief), LATER)).toBe('call_not_found');
    expect(told(call, (s) => ringDeferredCall(s, two, worker), LATER)).toBe('forbidden');
    expect(told(call, (s) => ringDeferredCall(s, two, wang), LATER)).toBe('call_not_found');
  });
  test('any ring by another way takes it off the list', () => {
    const decision = does(late(state).call, (s) => assign(s, two, chief, 'li'), LATER);
    expect(decision.call.line).toMatchObject({ state: 'ringing', lateAt: null });
  });
  test('the raiser may take it back', () => {
    const decision = does(late(state).call, (s) => decide.cancel(s, two, worker), LATER);
    expect(decision.call.line).toMatchObject({ state: 'cancelled', lateAt: null, dueAt: null });
  });
});

describe('a drill', () => {
  const drill = () => {
    const data = {
      unitId: 'heping',
      communityId: 'c1',
      clientCallId: 'drill',
      number: '演1124-01',
      category: 'other',
      urgency: 'normal' as const,
      answerBy: NOW + 180 * SECOND,
      closeBy: NOW + 7 * 24 * HOUR,
      policy: POLICY,
      drill: 'drill' as const,
    };
    const decision = CallDecision.opening('drill', NOW, chief.id, data);
    decide.raise(decision, known([officer('wang')]));
    return decision;
  };
  const ends = (call: Call) => told(call, (s) => endDrill(s, null), NOW + SECOND);

  test('is nothing to its community, and everything to its coordinators', () => {
    const { call } = drill();
    expect(call.line.drill).toBe('drill');
    expect(told(call, (s) => decide.cancel(s, two, worker))).toBe('call_not_found');
    expect(told(call, (s) => assign(s, two, chief, 'li'))).toEqual(['withdrawn', 'assigned', 'rung']);
  });
  test('ends from every state it can be in, once', () => {
    const ringing = drill();
    expect(ends(ringing.call)).toEqual(['cancelled']);
    const ring = ringing.call.rings[0]!;
    const offer = { id: ring.id, officerId: 'wang', ending: null };
    const held = does(ringing.call, (s) => decide.accept(s, two, wang, offer));
    expect(ends(held.call)).toEqual(['closed']);
    const over = does(held.call, (s) => endDrill(s, null));
    expect(over.call.line).toMatchObject({ state: 'closed', outcome: 'invalid', solved: false });
    expect(ends(over.call)).toEqual([]);
  });
  test('that an outage cut off is over, and rings nobody late', () => {
    expect(told(drill().call, (s) => deferAfterOutage(s, two, TURN), LATER)).toEqual(['cancelled']);
  });
});
