import { pauseClocks, recordContact, resumeClocks } from '../../../src/call/clocks/clock-commands.js';
import { close, takeCloseBack } from '../../../src/call/decide/close.js';
import { recuse, unrecuse } from '../../../src/call/decide/recusal-rules.js';
import { assign, transfer } from '../../../src/call/decide/transfer.js';
import { describe, expect, test } from '@jest/globals';
import { ringForWaitingCall } from '../../../src/call/decide/ring-waiting.js';
import { extendLateRing } from '../../../src/call/decide/late-arrival.js';
import * as decide from '../../../src/call/decide/decide.js';
import { endDrill } from '../../../src/call/drill-rules.js';
import { ringDeferredCall, deferAfterOutage } from '../../../src/call/decide/outage-rules.js';
import * as help from '../../../src/call/care/co-handling-rules.js';
import { returnCall, releaseToCoordinators, reviewReturn } from '../../../src/call/decide/return-rules.js';
import type { CallDecision } from '../../../src/call/call-decision.js';
import { promisedAt, type Call } from '../../../src/call/call-state.js';
import type { Fact } from '../../../src/call/facts.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { LIMITS } from '../../../src/protocol/limits.js';
import { STATES, type CallState, type DeedName } from '../../../src/protocol/codes.js';
import { Refusal, type Sentence } from '../../../src/kernel/refusal/refusal.js';
import {
  callThatIs,
  chief,
  closing,
  colleague,
  does,
  folded,
  foreignChief,
  known,
  li,
  neighbour,
  nobody,
  NOW,
  offerOf,
  officer,
  person,
  POLICY,
  raise,
  SECOND,
  told,
  two,
  wang,
  worker,
  factsOf,
} from './given.js';

interface Given {
  call: Call;
  facts: readonly Fact[];
}
type Doing = (decision: CallDecision, given: Given, actor: Actor) => void;

/** Every deed, done by whoever may do it where anybody may. */
const DEEDS = {
  amend: [worker, (s, _, a) => decide.amend(s, two, a, { category: 'labour', particulars: [] })],
  cancel: [worker, (s, _, a) => decide.cancel(s, two, a)],
  message: [worker, (s, _, a) => void decide.message(s, a, 'm1')],
  rate: [worker, (s, _, a) => decide.rate(s, a, 5)],
  reopen: [worker, (s, _, a) => decide.reopen(s, two, a, '没有解决')],
  accept: [wang, (s, { facts }, a) => decide.accept(s, two, a, offerOf(facts, 'wang'))],
  decline: [wang, (s, { facts }, a) => decide.decline(s, two, a, offerOf(facts, 'wang'))],
  transfer: [wang, (s, _, a) => transfer(s, two, a, { officerId: 'li' }, '请接手')],
  close: [wang, (s, _, a) => close(s, a, closing)],
  takeCloseBack: [wang, (s, _, a) => takeCloseBack(s, two, a)],
  pause: [wang, (s, _, a) => pauseClocks(s, two, a, { reason: 'resident', until: null })],
  goOn: [wang, (s, _, a) => resumeClocks(s, two, a)],
  contact: [wang, (s, _, a) => recordContact(s, a, 'phone')],
  assign: [chief, (s, _, a) => assign(s, two, a, 'li')],
  recuse: [wang, (s, _, a) => recuse(s, two, a, { officerId: a.id, reason: '亲属' })],
  recuseOther: [chief, (s, _, a) => recuse(s, two, a, { officerId: 'wang' })],
  unrecuse: [chief, (s, _, a) => unrecuse(s, two, a, 'wang', '误')],
  signOff: [wang, (s, _, a) => decide.withdrawOfficer(s, two, a.id, 'off_duty')],
  lapse: [wang, (s) => decide.lapse(s, two)],
  arrive: [wang, (s, { facts }) => extendLateRing(s, offerOf(facts, 'wang').id, 'page')],
  setAside: [wang, (s) => deferAfterOutage(s, two, s.now + 60 * SECOND)],
  bringBack: [chief, (s, _, a) => ringDeferredCall(s, two, a)],
  endDrill: [chief, (s, _, a) => endDrill(s, a.id)],
  giveBack: [wang, (s, _, a) => returnCall(s, a, '不归我办', NOW + 1800 * SECOND)],
  review: [
    chief,
    (s, _, a) => reviewReturn(s, two, a, { verdict: 'sent_back', words: '请继续', reviewer: null }),
  ],
  leaveIt: [wang, (s, _, a) => releaseToCoordinators(s, a.id, a.id, '没人接')],
  askHelp: [
    wang,
    (s, _, a) =>
      help.requestHelp(s, two, a, {
        to: { officer: 'li' },
        answerBy: NOW + 3600 * SECOND,
        resident: null,
        what: '查',
      }),
  ],
  answerHelp: [li, (s, _, a) => help.answerHelp(s, two, a, { helpId: 'none', answer: '好', on: NOW })],
  withdrawHelp: [wang, (s, _, a) => help.withdrawHelp(s, a, 'none')],
} satisfies Record<string, [Actor, Doing]>;
type Deed = keyof typeof DEEDS;

const nothing: DeedName[] = [];
/** What is written, or the sentence that refuses. The clock's lapse comes as the first ring is past due; a ring arrives 7 s late. */
const LIFE = {
  ringing: {
    amend: ['amended'],
    cancel: ['cancelled'],
    message: ['messaged'],
    rate: 'not_closed',
    reopen: 'not_closed',
    accept: ['accepted'],
    decline: ['declined', 'rung'],
    transfer: 'call_not_found',
    close: 'call_not_found',
    takeCloseBack: 'call_not_found',
    pause: 'call_not_found',
    goOn: 'call_not_found',
    contact: 'call_not_found',
    assign: ['withdrawn', 'assigned', 'rung'],
    recuse: ['recused', 'rung'],
    recuseOther: ['recused', 'rung'],
    unrecuse: nothing,
    signOff: ['withdrawn', 'rung'],
    lapse: ['lapsed', 'rung'],
    arrive: ['arrived'],
    setAside: ['lapsed', 'late_found', 'alerted'],
    bringBack: 'not_late',
    endDrill: nothing,
    giveBack: 'call_not_found',
    review: 'nothing_to_review',
    leaveIt: 'not_holder',
    askHelp: 'call_not_found',
    answerHelp: 'help_not_found',
    withdrawHelp: 'help_not_found',
  },
  waiting: {
    amend: ['amended'],
    cancel: ['cancelled'],
    message: ['messaged'],
    rate: 'not_closed',
    reopen: 'not_closed',
    accept: 'offer_ended',
    decline: 'offer_ended',
    transfer: 'call_not_found',
    close: 'call_not_found',
    takeCloseBack: 'call_not_found',
    pause: 'call_not_found',
    goOn: 'call_not_found',
    contact: 'call_not_found',
    assign: ['assigned', 'rung'],
    recuse: 'call_not_found',
    recuseOther: ['recused'],
    unrecuse: nothing,
    signOff: nothing,
    lapse: nothing,
    arrive: nothing,
    setAside: ['late_found', 'alerted'],
    bringBack: 'not_late',
    endDrill: nothing,
    giveBack: 'call_not_found',
    review: 'nothing_to_review',
    leaveIt: 'not_holder',
    askHelp: 'call_not_found',
    answerHelp: 'help_not_found',
    withdrawHelp: 'help_not_found',
  },
  active: {
    amend: ['amended'],
    cancel: 'already_answered',
    message: ['messaged'],
    rate: 'not_closed',
    reopen: 'not_closed',
    accept: nothing,
    decline: 'offer_ended',
    transfer: ['transferring', 'rung'],
    close: ['closed'],
    takeCloseBack: 'not_closed',
    pause: ['paused'],
    goOn: 'not_paused',
    contact: ['contacted'],
    assign: ['transferring', 'rung'],
    recuse: ['recused', 'rung'],
    recuseOther: ['recused', 'rung'],
    unrecuse: nothing,
    signOff: nothing,
    lapse: nothing,
    arrive: nothing,
    setAside: nothing,
    bringBack: 'not_late',
    endDrill: nothing,
    giveBack: ['returned'],
    review: 'nothing_to_review',
    leaveIt: ['left'],
    askHelp: ['help_asked'],
    answerHelp: 'help_not_found',
    withdrawHelp: 'help_not_found',
  },
  closed: {
    amend: 'call_ended',
    cancel: 'already_answered',
    message: 'call_ended',
    rate: ['rated'],
    reopen: ['reopened', 'rung'],
    accept: nothing,
    decline: 'offer_ended',
    transfer: 'not_active',
    close: nothing,
    takeCloseBack: ['close_taken_back'],
    pause: 'not_active',
    goOn: 'not_active',
    contact: 'not_active',
    assign: 'call_ended',
    recuse: ['recused'],
    recuseOther: ['recused'],
    unrecuse: nothing,
    signOff: nothing,
    lapse: nothing,
    arrive: nothing,
    setAside: nothing,
    bringBack: 'not_late',
    endDrill: nothing,
    giveBack: 'not_active',
    review: 'nothing_to_review',
    leaveIt: 'not_holder',
    askHelp: 'not_active',
    answerHelp: 'help_not_found',
    withdrawHelp: 'help_not_found',
  },
  cancelled: {
    amend: 'call_ended',
    cancel: nothing,
    message: 'call_ended',
    rate: 'not_closed',
    reopen: 'call_ended',
    accept: 'offer_ended',
    decline: 'offer_ended',
    transfer: 'call_not_found',
    close: 'call_not_found',
    takeCloseBack: 'call_not_found',
    pause: 'call_not_found',
    goOn: 'call_not_found',
    contact: 'call_not_found',
    assign: 'call_ended',
    recuse: 'call_not_found',
    recuseOther: 'call_ended',
    unrecuse: nothing,
    signOff: nothing,
    lapse: nothing,
    arrive: nothing,
    setAside: nothing,
    bringBack: 'not_late',
    endDrill: nothing,
    giveBack: 'call_not_found',
    review: 'nothing_to_review',
    leaveIt: 'not_holder',
    askHelp: 'call_not_found',
    answerHelp: 'help_not_found',
    withdrawHelp: 'help_not_found',
  },
} satisfies Record<CallState, Record<Deed, DeedName[] | Sentence>>;

const cells = STATES.flatMap((state) =>
  (Object.keys(DEEDS) as Deed[]).map((deed) => [state, deed, LIFE[state][deed]] as const),
);
const AFTER: Partial<Record<Deed, number>> = { lapse: 21, arrive: 7, setAside: 3600 };
const at = (deed: Deed) => NOW + (AFTER[deed] ?? 0) * SECOND;

describe('every state × every deed', () => {
  test.each(cells)('a call that is %s: %s → %j', (state, deed, expected) => {
    const given = callThatIs(state);
    const [actor, doing] = DEEDS[deed];
    expect(told(given.call, (s) => doing(s, given, actor), at(deed))).toEqual(expected);
  });

  test.each(cells)(
    'a call that is %s: %s leaves what its journal says, numbered without a gap',
    (state, deed, expected) => {
      if (!Array.isArray(expected)) return;
      const given = callThatIs(state);
      const before = structuredClone(given.call);
      const [actor, doing] = DEEDS[deed];
      const decision = does(given.call, (s) => doing(s, given, actor), at(deed));
      expect(given.call).toEqual(before);
      const journal = [...given.facts, ...decision.facts];
      expect(journal.map((f) => f.seq)).toEqual(journal.map((_, i) => i + 1));
      expect(decision.call.line.version).toBe(journal.length);
      expect(folded(given.call.line.id, journal)).toEqual(decision.call);
    },
  );
});

describe('again by the same person writes nothing', () => {
  const twice: [CallState, Deed][] = [
    ['ringing', 'amend'],
    ['ringing', 'cancel'],
    ['closed', 'rate'],
    ['closed', 'reopen'],
    ['ringing', 'accept'],
    ['ringing', 'decline'],
    ['active', 'transfer'],
    ['active', 'close'],
    ['active', 'pause'],
    ['active', 'contact'],
    ['active', 'assign'],
    ['waiting', 'assign'],
    ['ringing', 'recuse'],
    ['active', 'recuseOther'],
    ['ringing', 'signOff'],
    ['ringing', 'lapse'],
    ['active', 'giveBack'],
    ['active', 'leaveIt'],
    ['active', 'askHelp'],
  ];
  test.each(twice)('%s: %s', (state, deed) => {
    const given = callThatIs(state);
    const [actor, doing] = DEEDS[deed];
    const once = does(given.call, (s) => doing(s, given, actor), at(deed));
    expect(once.facts).not.toEqual([]);
    const now = { call: once.call, facts: [...given.facts, ...once.facts] };
    const offer = offerOf(now.facts.slice(0, given.facts.length + 1), 'wang');
    const again: Doing =
      deed === 'accept'
        ? (s, _, a) => decide.accept(s, two, a, offer)
        : deed === 'decline'
          ? (s, _, a) => decide.decline(s, two, a, offer)
          : doing;
    expect(told(now.call, (s) => again(s, now, actor), at(deed))).toEqual([]);
  });

  test.each([
    ['cancelled', 'cancel', 'call_ended'],
    ['closed', 'rate', 'already_rated'],
  ] as const)('but by a colleague it is refused: %s, %s', (state, deed, sentence) => {
    const given = callThatIs(state);
    const [actor, doing] = DEEDS[deed];
    const once = does(given.call, (s) => doing(s, given, actor));
    expect(told(once.call, (s) => doing(s, given, colleague))).toBe(sentence);
  });
});

describe('who may', () => {
  const others: [string, Actor][] = [
    ['a worker of another community', neighbour],
    ['an officer who has nothing to do with it', li],
    ['a coordinator of another unit', foreignChief],
  ];
  const asked: Deed[] = [
    ...(['amend', 'cancel', 'message', 'rate', 'reopen', 'transfer', 'close', 'assign'] as const),
    ...(['pause', 'goOn', 'contact'] as const),
    ...(['giveBack', 'review', 'askHelp'] as const),
  ];
  test.each(others)('%s finds no such call, whatever its state', (_, actor) => {
    for (const state of STATES) {
      const given = callThatIs(state);
      for (const deed of asked)
        expect([state, deed, told(given.call, (s) => DEEDS[deed][1](s, given, actor))]).toEqual([
          state,
          deed,
          'call_not_found',
        ]);
    }
  });
  test('nobody else may answer an offer', () => {
    for (const state of STATES) {
      const given = callThatIs(state);
      for (const actor of [li, worker, chief]) {
        for (const deed of ['accept', 'decline'] as const)
          expect(told(given.call, (s) => DEEDS[deed][1](s, given, actor))).toBe('offer_not_found');
      }
    }
  });
  test('who sees it but may not is forbidden', () => {
    const active = callThatIs('active');
    const asks = (deed: Deed, actor: Actor) => told(active.call, (s) => DEEDS[deed][1](s, active, actor));
    for (const deed of [
      ...(['transfer', 'close', 'assign', 'pause', 'goOn', 'contact'] as const),
      ...(['giveBack', 'review', 'askHelp'] as const),
    ])
      expect([deed, asks(deed, worker)]).toEqual([deed, 'forbidden']);
    for (const deed of ['cancel', 'rate', 'reopen', 'assign', 'review'] as const)
      expect([deed, asks(deed, wang)]).toEqual([deed, 'forbidden']);
    for (const deed of ['amend', 'cancel', 'message', 'rate', 'reopen', 'transfer', 'close'] as const)
      expect([deed, asks(deed, chief)]).toEqual([deed, 'forbidden']);
  });
  test('a former holder may not close, though they see it', () => {
    const active = callThatIs('active');
    const given = does(active.call, (s) => transfer(s, two, wang, { officerId: 'li' }, '请接手'));
    const after = does(given.call, (s) => decide.accept(s, two, li, offerOf(given.facts, 'li')));
    expect(after.call.line).toMatchObject({ state: 'active', holderId: 'li' });
    expect(told(after.call, (s) => close(s, wang, closing))).toBe('not_holder');
    expect(told(after.call, (s) => close(s, li, closing))).toEqual(['closed']);
  });
});

describe('exactly one', () => {
  test('who comes second is told who holds it', () => {
    const all = raise(known([officer('wang'), officer('li'), officer('zhang')]), NOW, {
      steps: [{ ring: 'all', seconds: 60 }],
      retrySeconds: 120,
      heldLimit: 5,
    });
    const won = does(all.call, (s) => decide.accept(s, two, wang, offerOf(all.facts, 'wang')));
    expect(won.call.rings).toEqual([]);
    const late = { ...offerOf(all.facts, 'li'), ending: 'withdrawn' as const };
    try {
      does(won.call, (s) => decide.accept(s, two, li, late));
      throw new Error('accepted twice');
    } catch (error) {
      expect(error).toMatchObject({ sentence: 'taken', details: { holder: { id: 'wang', name: 'wang' } } });
      expect((error as Refusal).code).toBe('conflict');
    }
  });
  test('a ring past its countdown can be accepted until the clock ends it', () => {
    const { call, facts } = callThatIs('ringing');
    expect(told(call, (s) => decide.accept(s, two, wang, offerOf(facts, 'wang')), NOW + 21 * SECOND)).toEqual(
      ['accepted'],
    );
  });
});

describe('the ladder', () => {
  test('with nobody on duty the call waits, and the coordinators are told in the same decision', () => {
    const { facts, call } = raise(nobody);
    expect(facts.map((f) => f.deed)).toEqual(['raised', 'waiting', 'alerted']);
    expect(call.line).toMatchObject({ state: 'waiting', dueAt: NOW + 120 * SECOND });
    expect(call.line.ringing.alerts).toMatchObject([{ kind: 'nobody_on_duty' }]);
  });
  test('liaison 20 s, one after another 25 s, all 60 s, then waiting; rung again after 120 s', () => {
    const k = known(['wang', 'li', 'zhang', 'zhao', 'wu'].map((id) => officer(id)));
    let { call } = raise(k);
    const steps: [number, string[]][] = [];
    let now = NOW;
    while (call.line.state === 'ringing') {
      steps.push([(call.rings[0]!.expiresAt - now) / SECOND, call.rings.map((r) => r.officerId)]);
      now = call.rings[0]!.expiresAt;
      call = does(call, (s) => decide.lapse(s, k), now).call;
    }
    expect(steps).toEqual([
      [20, ['wang']],
      [25, ['li']],
      [25, ['wu']],
      [25, ['zhang']],
      [60, ['wang', 'li', 'zhang', 'zhao', 'wu']],
    ]);
    expect(call.line.ringing).toMatchObject({ retryAt: now + 120 * SECOND, alerted: ['unanswered'] });
    const again = does(call, (s) => decide.lapse(s, k), now + 120 * SECOND);
    expect(again.call.rings.map((r) => r.officerId)).toEqual(['wang']);
    expect(again.call.line.ringing.climb).toBe(2);
  });
  test('waiting in vain is put off without a word to the journal', () => {
    const { call } = raise(nobody);
    const later = does(call, (s) => decide.lapse(s, nobody), NOW + 120 * SECOND);
    expect(later.facts).toEqual([]);
    expect(later.deferred).toBe(true);
    expect(later.call.line).toMatchObject({ version: call.line.version, dueAt: NOW + 180 * SECOND });
  });
  test('late to answer and late to close are told once', () => {
    const { call } = raise(nobody);
    const late = does(call, (s) => decide.lapse(s, nobody), call.line.closeBy);
    expect(late.facts).toMatchObject([
      { deed: 'alerted', data: { kind: 'answer_late' } },
      { deed: 'alerted', data: { kind: 'close_late' } },
      { deed: 'reminded', data: { clock: 'answer', stage: 'over' } },
      { deed: 'reminded', data: { clock: 'close', stage: 'due' } },
    ]);
    expect(told(late.call, (s) => decide.lapse(s, nobody), call.line.closeBy + 1)).toEqual([]);
  });
  test('a hand interrupts, and unanswered the ladder goes on where it was', () => {
    const ringing = callThatIs('ringing');
    const hand = does(ringing.call, (s) => assign(s, two, chief, 'li'));
    expect(hand.call.rings).toMatchObject([{ officerId: 'li', kind: 'hand', expiresAt: NOW + 60 * SECOND }]);
    const after = does(hand.call, (s) => decide.lapse(s, two), NOW + 60 * SECOND);
    expect(after.call.rings).toMatchObject([{ officerId: 'wang', kind: 'ladder', step: 1 }]);
  });
  test('a ring cut short was not a ring that nobody answered: its officer is asked again', () => {
    const three = known([officer('wang'), officer('li'), officer('zhang')]);
    const second = does(raise(three).call, (s) => decide.lapse(s, three), NOW + 20 * SECOND);
    expect(second.call.rings).toMatchObject([{ officerId: 'li', step: 2 }]);
    const hand = does(second.call, (s) => assign(s, three, chief, 'zhang'), NOW + 21 * SECOND);
    const after = does(hand.call, (s) => decide.lapse(s, three), NOW + 81 * SECOND);
    expect(after.call.rings).toMatchObject([{ officerId: 'li', kind: 'ladder', step: 2 }]);
  });
  test('what became an emergency rings everybody at once ever after: from the foot, and reopened', () => {
    const danger = { urgency: 'emergency' as const, particulars: [] };
    const waiting = does(raise(nobody).call, (s) => decide.amend(s, nobody, worker, danger)).call;
    const rung = (call: Call) => call.rings.map((r) => r.officerId);
    const again = does(waiting, (s) => decide.lapse(s, two), NOW + 120 * SECOND);
    expect(rung(again.call)).toEqual(['wang', 'li']);
    const held = does(again.call, (s) => decide.accept(s, two, wang, offerOf(again.facts, 'wang'))).call;
    const closed = does(held, (s) => close(s, wang, closing)).call;
    const others = known([officer('li'), officer('zhao')]);
    expect(rung(does(closed, (s) => decide.reopen(s, others, worker, '又来了')).call)).toEqual([
      'li',
      'zhao',
    ]);
  });
  test('a call that becomes an emergency rings everybody who is not ringing yet', () => {
    const { call } = callThatIs('ringing');
    const now = does(call, (s) => decide.amend(s, two, worker, { urgency: 'emergency', particulars: [] }));
    expect(now.facts.map((f) => f.deed)).toEqual(['amended', 'rung']);
    expect(now.call.rings.map((r) => r.officerId).sort()).toEqual(['li', 'wang']);
    expect(now.call.line.closeBy).toBe(NOW + 7200 * SECOND);
  });
});

describe('recusal', () => {
  const three = known([officer('wang'), officer('li'), officer('zhang')]);
  test('who holds it gives it back: it rings from the foot without them, whatever the transfer under way', () => {
    const active = callThatIs('active');
    const giving = does(active.call, (s) => transfer(s, two, wang, { officerId: 'li' }, '请接手'));
    const { call, facts } = does(giving.call, (s) =>
      recuse(s, three, wang, { officerId: 'wang', reason: '亲属' }),
    );
    expect(facts[0]).toMatchObject({
      deed: 'recused',
      words: '亲属',
      data: { officer: 'wang', gaveUp: true },
    });
    expect(call.line).toMatchObject({ state: 'ringing', holderId: null });
    expect(call.rings.map((r) => r.officerId)).toEqual(['li']);
    expect(facts[1]).toMatchObject({ deed: 'rung', data: { passed: { recused: ['wang'] } } });
  });
  test('with nobody else the call waits and the coordinators are told, though they were told of it once before', () => {
    const only = known([officer('wang')]);
    const waiting = callThatIs('waiting');
    expect(waiting.call.line.ringing.alerted).toEqual(['nobody_on_duty']);
    const hand = does(waiting.call, (s) => assign(s, only, chief, 'wang'));
    const journal = [...waiting.facts, ...hand.facts];
    const held = does(hand.call, (s) => decide.accept(s, only, wang, offerOf(journal, 'wang')));
    const none = known([officer('wang', { paused: true })]);
    const back = does(held.call, (s) => recuse(s, none, chief, { officerId: 'wang' }));
    expect(back.facts.map((f) => f.deed)).toEqual(['recused', 'waiting', 'alerted']);
    expect(back.call.line.ringing.alerts).toMatchObject([{ kind: 'nobody_on_duty' }]);
  });
  test('no hand, no department, no reopening and no coming back rings them', () => {
    const ringing = callThatIs('ringing');
    const { call } = does(ringing.call, (s) => recuse(s, two, chief, { officerId: 'wang' }));
    expect(told(call, (s) => assign(s, two, chief, 'wang'))).toBe('officer_recused');
    const active = does(callThatIs('active').call, (s) => recuse(s, two, chief, { officerId: 'li' })).call;
    expect(told(active, (s) => transfer(s, two, wang, { officerId: 'li' }, 'n'))).toBe('officer_recused');
    expect(told(active, (s) => transfer(s, two, wang, { departmentId: 'd1' }, 'n'))).toBe(
      'nobody_in_department',
    );
    const closed = does(callThatIs('closed').call, (s) => recuse(s, two, chief, { officerId: 'wang' })).call;
    const again = does(closed, (s) => decide.reopen(s, two, worker, '又来了'));
    expect(again.call.rings.map((r) => r.officerId)).toEqual(['li']);
  });
  test('taken back, they are rung again', () => {
    const ringing = callThatIs('ringing');
    const { call } = does(ringing.call, (s) => recuse(s, two, chief, { officerId: 'wang' }));
    const back = does(call, (s) => unrecuse(s, two, chief, 'wang', '弄错了'));
    expect(told(back.call, (s) => assign(s, two, chief, 'wang'))).toEqual(['withdrawn', 'assigned', 'rung']);
  });
  test('an officer who has nothing to do with it finds no such call; a coordinator of another unit neither', () => {
    const waiting = callThatIs('waiting').call;
    expect(told(waiting, (s) => recuse(s, two, li, { officerId: 'li' }))).toBe('call_not_found');
    expect(told(waiting, (s) => recuse(s, two, foreignChief, { officerId: 'li' }))).toBe('call_not_found');
    expect(told(callThatIs('active').call, (s) => recuse(s, two, wang, { officerId: 'li' }))).toBe(
      'forbidden',
    );
    expect(told(callThatIs('ringing').call, (s) => unrecuse(s, two, wang, 'wang', 'n'))).toBe(
      'call_not_found',
    );
  });
});

describe('recusal beside pauses and help', () => {
  test('what stood still for its holder goes on when they give it back', () => {
    const active = callThatIs('active').call;
    const holder = person(active.line.holderId!, ['officer']);
    const paused = does(active, (s) => pauseClocks(s, two, holder, { reason: 'resident', until: null }));
    const back = does(
      paused.call,
      (s) => recuse(s, two, holder, { officerId: holder.id }),
      NOW + 60 * SECOND,
    );
    expect(back.facts.map((f) => f.deed).slice(0, 2)).toEqual(['continued', 'recused']);
    expect(back.call.line.clocks?.pause).toBeNull();
    expect(back.call.line.closeBy).toBe(active.line.closeBy + 60 * SECOND);
  });
  test('nobody who is recused is asked to help', () => {
    const active = callThatIs('active').call;
    const other = active.line.holderId === 'wang' ? 'li' : 'wang';
    const recused = does(active, (s) => recuse(s, two, chief, { officerId: other })).call;
    const asked = { to: { officer: other }, answerBy: NOW + 3600 * SECOND, resident: null, what: 'w' };
    const holder = person(active.line.holderId!, ['officer']);
    expect(told(active, (s) => help.requestHelp(s, two, holder, asked))).toEqual(['help_asked']);
    expect(told(recused, (s) => help.requestHelp(s, two, holder, asked))).toBe('officer_recused');
  });
});

describe('after hours, and when nobody answers for long', () => {
  const HOUR = 3600 * SECOND;
  const night = known([officer('wang'), officer('li')], { hours: { open: false, opensAt: NOW + 8 * HOUR } });
  const books = { ...POLICY, book: true as const, promise: { seconds: 120, owners: [] } };
  test('the first ring is at the opening, the time to answer and the promise count from there', () => {
    const { call, facts } = raise(night, NOW, books);
    expect(facts.map((f) => f.deed)).toEqual(['raised', 'booked']);
    expect(call.line).toMatchObject({
      state: 'waiting',
      answerBy: NOW + 8 * HOUR + 180 * SECOND,
      dueAt: NOW + 8 * HOUR,
    });
    // The clock that explains it counts from there, too.
    const answer = call.line.clocks?.clocks.find((c) => c.kind === 'answer');
    expect(answer).toMatchObject({ from: NOW + 8 * HOUR, due: call.line.answerBy });
    const opening = does(call, (s) => decide.lapse(s, two), NOW + 8 * HOUR);
    expect(opening.call.rings.map((r) => r.officerId)).toEqual(['wang']);
    expect(opening.call.line.ringing.booked).toBeNull();
    // Not entrusted at once for the night: it has its two minutes, and rings since now.
    expect(opening.facts.map((f) => f.deed)).toEqual(['rung']);
    expect(promisedAt(opening.call.line)).toBe(NOW + 8 * HOUR + 120 * SECOND);
    const empty = does(call, (s) => decide.lapse(s, nobody), NOW + 8 * HOUR);
    expect(empty.facts.map((f) => f.deed)).not.toContain('entrusted');
    expect(promisedAt(empty.call.line)).toBe(NOW + 8 * HOUR + 120 * SECOND);
    // What a night's outage kept from ringing has waited since its hour.
    const late = does(call, (s) => decide.lapse(s, two), NOW + 9 * HOUR);
    expect(late.call.line.ringing.unheldSince).toBe(NOW + 8 * HOUR);
  });
  test('an emergency is never booked, nor one that becomes an emergency', () => {
    const { call } = raise(night, NOW, books);
    const urgent = { urgency: 'emergency' as const, particulars: [] };
    const now = does(call, (s) => decide.amend(s, night, worker, urgent));
    expect(now.call.rings.map((r) => r.officerId).sort()).toEqual(['li', 'wang']);
    expect(now.call.line.ringing.unheldSince).toBe(now.facts[0]!.at);
    const alone = does(call, (s) => decide.amend(s, nobody, worker, urgent));
    expect(alone.facts.map((f) => f.deed)).toEqual(['amended', 'waiting', 'alerted']);
    expect(alone.call.line.ringing.booked).toBeNull();
    // While the one who came before the opening is rung: no second ring, and no waiting for the morning after it.
    const came = known([officer('li')], { hours: night.hours });
    const ringing = does(call, (s) => void ringForWaitingCall(s, came, 'li', true));
    const danger = does(ringing.call, (s) => decide.amend(s, came, worker, urgent));
    expect(danger.facts.map((f) => f.deed)).toEqual(['amended']);
    const after = does(danger.call, (s) => decide.lapse(s, came), NOW + 25 * SECOND);
    expect(after.facts.map((f) => f.deed)).toEqual(['lapsed', 'rung']);
    expect(after.call.line.ringing.booked).toBeNull();
  });
  test('in hours, and where the policy rings after them, it rings', () => {
    expect(raise(known([officer('wang')]), NOW, books).call.line.state).toBe('ringing');
    expect(raise(night).call.line.state).toBe('ringing');
  });
  test('longer without a holder than promised: entrusted once, while the rings go on; over with the holder', () => {
    const steer = { groups: { leaders: [], rostered: [], coordinators: ['k1', 'k2'] } };
    const k = known([officer('wang'), officer('li')], steer);
    const { call, facts } = raise(k, NOW, { ...books, promise: { seconds: 10, owners: ['k2', 'gone'] } });
    expect(call.line.dueAt).toBe(NOW + 10 * SECOND);
    const owned = does(call, (s) => decide.lapse(s, k), NOW + 10 * SECOND);
    expect(owned.facts.map((f) => [f.deed, f.data])).toEqual([['entrusted', { to: ['k2'] }]]);
    expect(owned.call.rings).toEqual(call.rings);
    expect(told(owned.call, (s) => decide.lapse(s, k), NOW + 11 * SECOND)).toEqual([]);
    const held = does(owned.call, (s) => decide.accept(s, k, wang, offerOf(facts, 'wang')));
    expect(held.call.line.ringing.entrusted).toBeNull();
    const any = raise(k, NOW, { ...books, promise: { seconds: 10, owners: [] } });
    const turns = does(any.call, (s) => decide.lapse(s, k), NOW + 10 * SECOND).facts;
    expect([...factsOf(turns, 'entrusted')[0]!.data.to].sort()).toEqual(['k1', 'k2']);
  });
});

describe('handing over', () => {
  const active = callThatIs('active');
  const giving = does(active.call, (s) => transfer(s, two, wang, { officerId: 'li' }, '请接手'));
  test('the giver goes on holding until the other accepts', () => {
    expect(giving.call.line).toMatchObject({ state: 'active', holderId: 'wang' });
    expect(giving.call.rings).toMatchObject([
      { officerId: 'li', kind: 'transfer', expiresAt: NOW + 60 * SECOND },
    ]);
    const taken = does(giving.call, (s) => decide.accept(s, two, li, offerOf(giving.facts, 'li')));
    expect(taken.facts.map((f) => f.deed)).toEqual(['transferred']);
    expect(taken.call.line).toMatchObject({ state: 'active', holderId: 'li' });
  });
  test.each([
    [
      'declined',
      (s: CallDecision) => decide.decline(s, two, li, offerOf(giving.facts, 'li')),
      ['declined', 'kept'],
    ],
    ['in silence', (s: CallDecision) => decide.lapse(s, two), ['lapsed', 'kept']],
    [
      'signed off',
      (s: CallDecision) => decide.withdrawOfficer(s, two, 'li', 'off_duty'),
      ['withdrawn', 'kept'],
    ],
    ['closed meanwhile', (s: CallDecision) => close(s, wang, closing), ['withdrawn', 'closed']],
  ] as const)('%s: the giver keeps it', (_, deed, facts) => {
    const after = does(giving.call, deed, NOW + 60 * SECOND);
    expect(after.facts.map((f) => f.deed)).toEqual(facts);
    expect(after.call.line).toMatchObject({ holderId: 'wang' });
    expect(after.call.rings).toEqual([]);
  });
  test('a department: its best-placed one after another, then the giver keeps it', () => {
    const k = known([
      officer('wang'),
      officer('li'),
      officer('zhang', { departmentId: 'd2' }),
      officer('zhao', { departmentId: 'd2' }),
      officer('wu', { departmentId: 'd2', held: 5 }),
    ]);
    let { call } = does(active.call, (s) => transfer(s, k, wang, { departmentId: 'd2' }, '请接手'));
    expect(call.rings.map((r) => r.officerId)).toEqual(['zhang']);
    call = does(call, (s) => decide.lapse(s, k), NOW + 60 * SECOND).call;
    expect(call.rings.map((r) => r.officerId)).toEqual(['zhao']);
    const end = does(call, (s) => decide.lapse(s, k), NOW + 120 * SECOND);
    expect(end.facts.map((f) => f.deed)).toEqual(['lapsed', 'kept']);
  });
  test.each([
    ['oneself', 'wang', two, 'officer_is_holder'],
    ['somebody off duty', 'zhang', two, 'officer_off_duty'],
    ['somebody in court', 'li', known([officer('li', { paused: true })]), 'officer_paused'],
  ] as const)('not to %s', (_, officerId, k, sentence) => {
    expect(told(active.call, (s) => transfer(s, k, wang, { officerId }, 'n'))).toBe(sentence);
    expect(told(active.call, (s) => assign(s, k, chief, officerId))).toBe(sentence);
  });
  test('not to a department of which nobody can be rung', () => {
    expect(told(active.call, (s) => transfer(s, two, wang, { departmentId: 'd2' }, 'n'))).toBe(
      'nobody_in_department',
    );
  });
  test('not while another is asked', () => {
    const three = known([officer('li'), officer('zhang')]);
    expect(told(giving.call, (s) => transfer(s, three, wang, { officerId: 'zhang' }, 'n'))).toBe(
      'transfer_under_way',
    );
  });
});

describe('closing and opening again', () => {
  test('a petition is never closed as solved', () => {
    const { call } = callThatIs('active');
    const petition = { ...call, line: { ...call.line, category: 'petition' } };
    expect(told(petition, (s) => close(s, wang, closing))).toBe('petition_not_solved');
    expect(told(petition, (s) => close(s, wang, { ...closing, outcome: 'referred', solved: false }))).toEqual(
      ['closed'],
    );
  });
  test('a minor’s call is not solved where the report to the police was not made, and marked where nobody said', () => {
    const { call } = callThatIs('active');
    const minors = { ...call, line: { ...call.line, category: 'minors' } };
    const end = (more: object, of: typeof call = minors) =>
      told(of, (s) => close(s, wang, { ...closing, ...more }));
    expect(end({ report: 'not_reported' })).toBe('minors_report');
    expect(end({ report: 'reported' })).toEqual(['closed']);
    expect(end({ report: 'not_needed' })).toEqual(['closed']);
    expect(end({ outcome: 'unresolved', solved: false })).toEqual(['closed']);
    const said = (report: 'reported' | 'not_reported') => ({
      ...minors,
      line: { ...minors.line, ringing: { ...minors.line.ringing, report } },
    });
    expect(end({}, said('reported'))).toEqual(['closed']);
    const marked = (of: typeof call, more = {}) =>
      does(of, (s) => close(s, wang, { ...closing, ...more })).facts.at(-1)?.data;
    expect(marked(minors)).toMatchObject({ reportUnsaid: true });
    expect(marked(said('not_reported'))).toMatchObject({ reportUnsaid: true });
    for (const told of [marked(said('reported')), marked(minors, { report: 'not_needed' }), marked(call)])
      expect(told).not.toHaveProperty('reportUnsaid');
  });
  test('within seven days, the last holder first; holder, outcome, solved and rating leave the line', () => {
    const rated = does(callThatIs('closed').call, (s) => decide.rate(s, worker, 2));
    const last = NOW + LIMITS.reopenSeconds * SECOND;
    const reopens = (at: number) => told(rated.call, (s) => decide.reopen(s, two, worker, '又来了'), at);
    expect(reopens(last)).toBe('too_late_to_reopen');
    expect(reopens(last - 1)).toEqual(['reopened', 'rung']);
    const { call } = does(rated.call, (s) => decide.reopen(s, two, worker, '又来了'));
    expect(call.line).toMatchObject({
      state: 'ringing',
      holderId: null,
      outcome: null,
      solved: null,
      closedAt: null,
      rating: null,
      closeBy: NOW + 7 * 24 * 3600 * SECOND,
    });
    expect(call.rings).toMatchObject([
      { officerId: 'wang', kind: 'last_holder', expiresAt: NOW + 20 * SECOND },
    ]);
  });
});
