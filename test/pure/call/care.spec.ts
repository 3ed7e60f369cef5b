import { close as closeCall } from '../../../src/call/decide/close.js';
import { assign, transfer } from '../../../src/call/decide/transfer.js';
import { describe, expect, test } from '@jest/globals';
import * as help from '../../../src/call/care/co-handling-rules.js';
import * as decide from '../../../src/call/decide/decide.js';
import {
  returnCall,
  releaseToCoordinators,
  reviewReturn,
  type ReviewDecision,
} from '../../../src/call/decide/return-rules.js';
import type { HelpTarget } from '../../../src/protocol/calls/timeline.js';
import type { CallDecision } from '../../../src/call/call-decision.js';
import type { Call } from '../../../src/call/call-state.js';
import {
  callThatIs,
  chief,
  closing,
  does,
  known,
  li,
  NOW,
  offerOf,
  officer,
  person,
  SECOND,
  told,
  two,
  wang,
  worker,
} from './given.js';

const DAY = 24 * 3600 * SECOND;
const three = known([officer('wang'), officer('li'), officer('zhang', { departmentId: 'd2' })]);
const zhang = { ...person('zhang', ['officer']), departmentId: 'd2' };
const zhao = { ...person('zhao', ['officer']), departmentId: 'd2' };
const active = callThatIs('active').call;
const ask = (call: Call, to: HelpTarget, answerBy = NOW + DAY) =>
  does(call, (s) => help.requestHelp(s, three, wang, { to, answerBy, resident: null, what: '查档' })).call;
const partOf = (call: Call) => call.line.ringing.help!.at(-1)!;

describe('others help with a part', () => {
  const asked = ask(active, { officer: 'li' });
  const { id } = partOf(asked);

  test('an officer agrees, may speak, answers; the call stays its holder’s all the time', () => {
    expect(told(asked, (s) => void decide.message(s, li, 'm'))).toBe('call_not_found');
    const agreed = does(asked, (s) => help.agreeToHelp(s, three, li, id)).call;
    expect(told(agreed, (s) => void decide.message(s, li, 'm'))).toEqual(['messaged']);
    expect(told(agreed, (s) => closeCall(s, li, closing))).toBe('not_holder');
    const answered = does(agreed, (s) =>
      help.answerHelp(s, three, li, { helpId: id, answer: '查到了', on: NOW }),
    ).call;
    expect(partOf(answered)).toMatchObject({ state: 'answered', helper: 'li', wakeAt: null });
    expect(answered.line).toMatchObject({ state: 'active', holderId: 'wang' });
    expect(told(answered, (s) => help.declineHelp(s, three, li, id, '不'))).toBe('help_ended');
    expect(told(answered, (s) => closeCall(s, wang, closing))).toEqual(['closed']);
  });

  test('nobody else speaks for who was asked', () => {
    for (const actor of [wang, zhang, worker, chief])
      expect(told(asked, (s) => help.agreeToHelp(s, three, actor, id))).toBe('help_not_found');
  });

  test('a department: whoever of it agrees first helps', () => {
    const call = ask(active, { department: 'd2' });
    const part = partOf(call).id;
    const agreed = does(call, (s) => help.agreeToHelp(s, three, zhao, part)).call;
    expect(partOf(agreed).helper).toBe('zhao');
    expect(told(agreed, (s) => help.agreeToHelp(s, three, zhao, part))).toEqual([]);
    for (const deed of [
      (s: CallDecision) => help.agreeToHelp(s, three, zhang, part),
      (s: CallDecision) => help.declineHelp(s, three, zhang, part, 'r'),
      (s: CallDecision) => help.answerHelp(s, three, zhang, { helpId: part, answer: 'a', on: NOW }),
    ])
      expect(told(agreed, deed)).toBe('help_taken');
    expect(told(agreed, (s) => help.agreeToHelp(s, three, li, part))).toBe('help_not_found');
  });

  test('what a body says is recorded by the holder, with the day it was said', () => {
    const call = ask(active, { body: 'b1', name: '街道司法所' });
    const part = partOf(call).id;
    const record = (actor: typeof wang, on: number) => (s: CallDecision) =>
      help.answerHelp(s, three, actor, { helpId: part, answer: '已受理', on });
    expect(told(call, record(li, NOW))).toBe('help_not_found');
    expect(told(call, record(wang, NOW + SECOND))).toBe('invalid');
    const answered = does(call, record(wang, NOW - DAY));
    expect(answered.facts).toMatchObject([{ deed: 'help_answered', data: { on: NOW - DAY, officer: null } }]);
  });

  test('the same asked again is nothing; the same of another time is refused while it is open', () => {
    const again = (answerBy: number) => (s: CallDecision) =>
      help.requestHelp(s, three, wang, { to: { officer: 'li' }, answerBy, resident: null, what: '再' });
    expect(told(asked, again(NOW + DAY))).toEqual([]);
    expect(told(asked, again(NOW + 2 * DAY))).toBe('help_asked_already');
    const withdrawn = does(asked, (s) => help.withdrawHelp(s, wang, id)).call;
    expect(told(withdrawn, again(NOW + 2 * DAY))).toEqual(['help_asked']);
    expect(told(withdrawn, again(NOW))).toBe('invalid');
    expect(
      told(withdrawn, (s) =>
        help.requestHelp(s, three, wang, {
          to: { officer: 'wang' },
          answerBy: NOW + 1,
          resident: null,
          what: '',
        }),
      ),
    ).toBe('officer_is_holder');
  });

  test('spoken of when a quarter is left, at its time and daily after, until it is answered', () => {
    const near = NOW + 0.75 * DAY;
    let call = asked;
    const stages: unknown[] = [];
    for (const at of [near - 1, near, near + 1, NOW + DAY, NOW + DAY + 1, NOW + 2 * DAY, NOW + 5.5 * DAY]) {
      const lapsed = does(call, (s) => decide.lapse(s, three), at);
      stages.push(lapsed.facts.filter((f) => f.deed === 'help_reminded').map((f) => f.data.stage));
      call = lapsed.call;
    }
    expect(stages).toEqual([[], ['near'], [], ['due'], [], ['over'], ['over']]);
    expect(partOf(call).wakeAt).toBe(NOW + 6 * DAY);
  });

  test('closing asks what becomes of it: withdrawn, or waited for where the call is referred', () => {
    const close = (more: object) => (s: CallDecision) => closeCall(s, wang, { ...closing, ...more });
    expect(told(asked, close({}))).toBe('help_still_open');
    expect(told(asked, close({ help: 'keep' }))).toBe('invalid');
    expect(told(asked, close({ help: 'withdraw' }))).toEqual(['help_withdrawn', 'closed']);
    const referred = { outcome: 'referred', solved: false, help: 'keep' };
    const kept = does(asked, close(referred)).call;
    expect(kept.line).toMatchObject({ state: 'closed', dueAt: NOW + 0.75 * DAY });
    expect(told(kept, (s) => decide.lapse(s, three), NOW + DAY)).toEqual(['help_reminded']);
    const answered = does(kept, (s) => help.answerHelp(s, three, li, { helpId: id, answer: 'a', on: NOW }));
    expect(answered.call.line).toMatchObject({ state: 'closed', dueAt: null });
  });
});

describe('giving a call back', () => {
  const back = (call: Call, by = wang) =>
    does(call, (s) => returnCall(s, by, '不归我办', NOW + 1800 * SECOND)).call;
  const verdict =
    (given: Partial<ReviewDecision>, k = three) =>
    (s: CallDecision) =>
      reviewReturn(s, k, chief, { verdict: 'upheld', words: '同意', reviewer: null, ...given });
  const returned = back(active);

  test('its holder goes on holding it; the review has a time, told once when it is over', () => {
    expect(returned.line).toMatchObject({ state: 'active', holderId: 'wang' });
    expect(returned.line.ringing.returned!.open!.reviewBy).toBe(NOW + 1800 * SECOND);
    const late = does(returned, (s) => decide.lapse(s, three), NOW + 1800 * SECOND);
    expect(late.facts.map((f) => f.deed)).toContain('review_late');
    expect(told(late.call, (s) => decide.lapse(s, three), NOW + 1900 * SECOND)).toEqual([]);
  });

  test('upheld it goes to another, who must take it, and whoever gave it back is not rung for it by routing', () => {
    const passed = does(returned, verdict({ officerId: 'li' }));
    expect(passed.facts.map((f) => f.deed)).toEqual(['reviewed', 'transferring', 'rung']);
    expect(passed.call.line.holderId).toBe('wang');
    expect(told(passed.call, verdict({ officerId: 'li' }))).toEqual([]);
    expect(told(passed.call, verdict({ officerId: 'zhang' }))).toBe('transfer_under_way');
    const taken = does(passed.call, (s) => decide.accept(s, three, li, offerOf(passed.facts, 'li'))).call;
    expect(taken.line.ringing.returned).toMatchObject({ times: 1, open: null, by: ['wang'] });
    const only = known([officer('wang'), officer('li')]);
    expect(told(taken, (s) => transfer(s, only, li, { departmentId: 'd1' }, 'n'))).toBe(
      'nobody_in_department',
    );
  });

  test('without a name the best-placed are asked one after another; nobody taking it, it is the reviewer’s again', () => {
    const passed = does(returned, verdict({}));
    let { call } = passed;
    const asked = call.rings.map((r) => r.officerId);
    for (const at of [60, 120]) {
      call = does(call, (s) => decide.lapse(s, three), NOW + at * SECOND).call;
      asked.push(...call.rings.map((r) => r.officerId));
    }
    expect(asked.sort()).toEqual(['li', 'zhang']);
    expect(call.line).toMatchObject({ holderId: 'wang', ringing: { returned: { open: { upheld: false } } } });
    expect(told(call, verdict({ officerId: 'li' }))).toEqual(['reviewed', 'transferring', 'rung']);
    expect(told(returned, verdict({}, known([officer('wang')])))).toBe('nobody_to_take');
  });

  test('sent back it stays, and may be given back once more; the third time takes a ruling that stands', () => {
    let call = returned;
    for (const times of [1, 2]) {
      expect(call.line.ringing.returned!.times).toBe(times);
      expect(told(call, verdict({ verdict: 'ruled', officerId: 'li' }))).toBe('invalid');
      call = does(call, verdict({ verdict: 'sent_back' })).call;
      expect(call.line.ringing.returned).toMatchObject({ open: null, by: [] });
      call = back(call);
    }
    for (const wrong of [{ verdict: 'upheld' }, { verdict: 'sent_back' }, { verdict: 'ruled' }] as const)
      expect(told(call, verdict(wrong))).toBe('invalid');
    expect(told(call, verdict({ verdict: 'ruled', officerId: 'zhao' }))).toBe('officer_off_duty');
    const ruled = does(call, verdict({ verdict: 'ruled', officerId: 'li' })).call;
    expect(ruled.line).toMatchObject({ state: 'active', holderId: 'li' });
    expect(told(ruled, (s) => returnCall(s, li, '不', NOW + 1))).toBe('return_ruled');
    const stays = does(call, verdict({ verdict: 'ruled', officerId: 'wang' })).call;
    expect(stays.line).toMatchObject({ holderId: 'wang' });
    expect(told(stays, (s) => returnCall(s, wang, '不', NOW + 1))).toBe('return_ruled');
  });

  test('while it is in time the unit’s reviewer reviews; after that any coordinator', () => {
    const other = verdict({ verdict: 'sent_back', reviewer: 'somebody' });
    expect(told(returned, other)).toBe('not_reviewer');
    expect(told(returned, other, NOW + 1800 * SECOND)).toEqual(['reviewed']);
    expect(told(returned, verdict({ verdict: 'sent_back', reviewer: 'chief' }))).toEqual(['reviewed']);
  });

  test('a new round begins anew, but what was given back is counted on', () => {
    const closed = does(returned, (s) => closeCall(s, wang, closing)).call;
    expect(closed.line.ringing.returned).toMatchObject({ open: null, times: 1 });
    const reopened = does(closed, (s) => decide.reopen(s, two, worker, '又来了')).call;
    expect(reopened.line.ringing.returned).toMatchObject({ times: 1, by: [], ruled: false });
    expect(reopened.rings).toMatchObject([{ officerId: 'wang', kind: 'last_holder' }]);
  });
});

test('left to the coordinators it is its holder’s until another has taken it', () => {
  const left = does(active, (s) => releaseToCoordinators(s, 'wang', null)).call;
  expect(left.line).toMatchObject({ state: 'active', holderId: 'wang', ringing: { left: { by: 'wang' } } });
  const given = does(left, (s) => assign(s, two, chief, 'li'));
  const taken = does(given.call, (s) => decide.accept(s, two, li, offerOf(given.facts, 'li'))).call;
  expect(taken.line.ringing.left).toBeUndefined();
});
