import { close as closeCall } from '../../../src/call/decide/close.js';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as decide from '../../../src/call/decide/decide.js';
import {
  firstReminderAt,
  recordFollowUp,
  instantOfDay,
  isFollowUpLate,
  followUpLateBefore,
  postponeFollowUp,
} from '../../../src/call/care/follow-up-rules.js';
import { nextReminderAt, reminderStageAt } from '../../../src/call/clocks/reminder-stages.js';
import type { CallDecision } from '../../../src/call/call-decision.js';
import type { Call } from '../../../src/call/call-state.js';
import { localDay, localTime } from '../../../src/protocol/time/local-day.js';
import {
  callThatIs,
  chief,
  closing,
  does,
  folded,
  li,
  NOW,
  SECOND,
  told,
  two,
  wang,
  worker,
  factsOf,
} from './given.js';

const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const at = (local: string) => Date.parse(`${local}+08:00`);
const iso = (instant: number) => new Date(instant).toISOString();
/** Nine in the morning, some days after now. */
const morning = (days: number) => instantOfDay(localDay(NOW + days * DAY));

const active = callThatIs('active').call;
const close = (more: object, call = active) => does(call, (s) => closeCall(s, wang, { ...closing, ...more }));
const refused = (more: object) => told(active, (s) => closeCall(s, wang, { ...closing, ...more }));
const visit = (days: number) => close({ followUpBy: localDay(NOW + days * DAY) });
const newest = ({ line }: Call) => line.ringing.followUps!.at(-1)!;
const note = { kind: 'visit', note: '已打电话，问题没有再发生' } as const;
const done = (s: CallDecision, actor = wang) => recordFollowUp(s, two, actor, note);

describe('when something with a date is spoken of', () => {
  const moments = fc.record({
    due: fc.integer({ min: 0, max: 4e12 }),
    ahead: fc.integer({ min: -30 * DAY, max: 30 * DAY }),
  });

  test('the next word is always to come, and the last is the seventh day after', () => {
    fc.assert(
      fc.property(moments, ({ due, ahead }) => {
        const now = due - ahead;
        const next = nextReminderAt(due, now, 7);
        if (next === null) return expect(now).toBeGreaterThanOrEqual(due + 7 * DAY);
        expect(next).toBeGreaterThan(now);
        expect((next - due) % DAY).toBe(0);
        expect(next).toBeLessThanOrEqual(due + 7 * DAY);
        expect(next - now <= DAY || next === due).toBe(true);
        expect(reminderStageAt(due, next)).toBe(next === due ? 'due' : 'over');
      }),
    );
  });

  test('it is late when its day is over, wherever in the day it is due; the list says the same', () => {
    fc.assert(
      fc.property(moments, ({ due, ahead }) => {
        const now = due - ahead;
        expect(isFollowUpLate(due, now)).toBe(localDay(now) > localDay(due));
        expect(due < followUpLateBefore(now)).toBe(isFollowUpLate(due, now));
      }),
    );
  });

  test('first on the eve at nine, at the latest when it is due', () => {
    fc.assert(
      fc.property(moments, ({ due, ahead }) => {
        const now = due - Math.abs(ahead) - 1;
        const first = firstReminderAt(due, now)!;
        expect(first).toBeGreaterThan(now);
        if (first === due) return expect(localDay(now) >= localDay(due - DAY)).toBe(true);
        expect([localTime(first), localDay(first)]).toEqual(['09:00', localDay(due - DAY)]);
      }),
    );
  });

  test('a day means its morning; an instant is as it was given', () => {
    expect(instantOfDay('2026-12-05')).toBe(at('2026-12-05T09:00'));
    expect(instantOfDay('2026-12-05T06:30:00Z')).toBe(at('2026-12-05T14:30'));
    expect(instantOfDay('soon')).toBeNaN();
  });
});

describe('what follows a closing', () => {
  test('with any outcome a visit; a referral’s date makes the other by itself', () => {
    const referral = { body: '街道', how: 'warm', replyBy: iso(NOW + 3 * DAY) } as const;
    const { call } = close({ outcome: 'referred', solved: false, referral, followUpBy: iso(NOW + 5 * DAY) });
    expect(call.line.ringing.followUps).toMatchObject([
      { kind: 'reply', by: 'wang', dueAt: NOW + 3 * DAY, state: 'open' },
      { kind: 'visit', by: 'wang', dueAt: NOW + 5 * DAY, state: 'open' },
    ]);
    expect(call.line).toMatchObject({ state: 'closed', followUpAt: NOW + 3 * DAY });
    for (const outcome of ['resolved', 'advised', 'unresolved', 'duplicate', 'invalid'] as const)
      expect(close({ outcome, solved: false, followUpBy: iso(NOW + DAY) }).call.line.followUpAt).toBe(
        NOW + DAY,
      );
    expect(close({}).call.line).toMatchObject({ dueAt: null, followUpAt: null });
  });

  test('no date in the past, none beyond a year; what was passed already is late at once', () => {
    expect(refused({ followUpBy: iso(NOW) })).toBe('invalid');
    expect(refused({ followUpBy: iso(NOW + 367 * DAY) })).toBe('invalid');
    const referral = { body: '街道', how: 'told' } as const;
    const referred = (replyBy: string) => ({
      outcome: 'referred',
      solved: false,
      referral: { ...referral, replyBy },
    });
    expect(refused(referred(iso(NOW + 367 * DAY)))).toBe('invalid');
    expect(refused(referred('2026-W49-1'))).toBe('invalid');
    const { call } = close(referred(iso(NOW - 2 * DAY)));
    expect(newest(call)).toMatchObject({ state: 'open', wakeAt: NOW + DAY });
  });

  test('a drill leaves nothing to be done', () => {
    const drill: Call = { ...active, line: { ...active.line, drill: 'drill' } };
    expect(close({ followUpBy: iso(NOW + DAY) }, drill).call.line).toMatchObject({
      dueAt: null,
      followUpAt: null,
    });
  });

  test('spoken of on the eve, when it is due, and daily for a week; then only the lists say it', () => {
    let { call } = visit(3);
    const due = morning(3);
    const said: [number, unknown][] = [];
    for (let hour = 0; hour < 24 * 20; hour++) {
      const lapsed = does(call, (s) => decide.lapse(s, two), NOW + hour * HOUR);
      for (const f of factsOf(lapsed.facts, 'follow_up_reminded'))
        said.push([Math.floor((f.at - due) / DAY), f.data.stage]);
      expect(lapsed.facts.every((f) => f.deed === 'follow_up_reminded')).toBe(true);
      call = lapsed.call;
    }
    const week = [1, 2, 3, 4, 5, 6, 7].map((day): [number, string] => [day, 'over']);
    expect(said).toEqual([[-1, 'near'], [0, 'due'], ...week]);
    expect(call.line).toMatchObject({ dueAt: null, followUpAt: due });
  });

  test('what was slept through is said once', () => {
    const { call } = visit(3);
    const late = does(call, (s) => decide.lapse(s, two), NOW + 30 * DAY);
    expect(late.facts).toMatchObject([{ deed: 'follow_up_reminded', data: { stage: 'over' } }]);
    expect(late.call.line.dueAt).toBeNull();
  });

  test('recorded by who closed it or a coordinator, once; nobody else', () => {
    const { call } = visit(3);
    expect(told(call, (s) => done(s, li))).toBe('call_not_found');
    expect(told(call, (s) => done(s, worker))).toBe('forbidden');
    expect(told(call, (s) => done(s, chief))).toEqual(['followed_up']);
    const recorded = does(call, (s) => done(s)).call;
    expect(newest(recorded)).toMatchObject({ state: 'done', doneBy: 'wang', wakeAt: null });
    expect(recorded.line).toMatchObject({ dueAt: null, followUpAt: null });
    expect(told(recorded, (s) => done(s))).toEqual([]);
    expect(told(recorded, (s) => done(s, chief))).toBe('followed_up_already');
    expect(told(call, (s) => recordFollowUp(s, two, wang, { kind: 'reply', note: 'n' }))).toBe(
      'follow_up_not_found',
    );
  });

  test('put off to another day: the reminders begin anew, and the last date counts', () => {
    const { call } = visit(3);
    const spoken = does(call, (s) => decide.lapse(s, two), NOW + 2 * DAY).call;
    const until = localDay(NOW + 10 * DAY);
    const off = does(spoken, (s) => postponeFollowUp(s, two, wang, { ...note, until }), NOW + 2 * DAY).call;
    expect(newest(off)).toMatchObject({
      dueAt: morning(10),
      wakeAt: morning(9),
      stage: null,
      putOff: 1,
      by: 'wang',
    });
    expect(off.line).toMatchObject({ dueAt: morning(9), followUpAt: morning(10) });
    const again = (actor: typeof wang) =>
      told(off, (s) => postponeFollowUp(s, two, actor, { ...note, until }), NOW + 2 * DAY);
    expect(again(wang)).toEqual([]);
    expect(again(chief)).toEqual(['follow_up_put_off']);
    expect(told(off, (s) => postponeFollowUp(s, two, wang, { ...note, until: iso(NOW) }), NOW + DAY)).toBe(
      'invalid',
    );
  });

  test('a reopening ends it: never spoken of again, and the next closing sets its own', () => {
    const first = visit(3);
    const reopened = does(first.call, (s) => decide.reopen(s, two, worker, '又来了'));
    expect(newest(reopened.call)).toMatchObject({ state: 'dropped', wakeAt: null });
    expect(reopened.call.line.followUpAt).toBeNull();
    expect(told(reopened.call, (s) => done(s, chief))).toBe('follow_up_ended');
    const due = does(reopened.call, (s) => decide.lapse(s, two), morning(3) + DAY);
    expect(due.facts.map((f) => f.deed)).not.toContain('follow_up_reminded');
  });

  test('the journal alone says the same', () => {
    const life = callThatIs('active');
    const closed = close({ followUpBy: iso(NOW + 3 * DAY) }, life.call);
    const spoken = does(closed.call, (s) => decide.lapse(s, two), NOW + 3 * DAY);
    const off = does(
      spoken.call,
      (s) => postponeFollowUp(s, two, chief, { ...note, until: iso(NOW + 9 * DAY) }),
      NOW + 4 * DAY,
    );
    const over = does(off.call, (s) => done(s), NOW + 5 * DAY);
    const facts = [...life.facts, ...closed.facts, ...spoken.facts, ...off.facts, ...over.facts];
    expect(folded(over.call.line.id, facts).line).toEqual(over.call.line);
  });
});
