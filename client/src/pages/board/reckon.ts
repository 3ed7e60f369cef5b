/** What the board shows, reckoned from what it was told. Pure. */
import { HOUR_SECONDS } from '@protocol/time/durations.js';
import { isOpenState, isUnheldState } from '@protocol/calls/open-states.js';
import { byDue, dueAt } from '@protocol/calls/due-next.js';
import type { Calls } from '@protocol/calls/snapshot.js';
import type { Alert } from '@protocol/calls/alert.js';
import type { CallSummary } from '@protocol/calls/call-summary.js';
import type { Orphan } from '@protocol/calls/handing-over.js';
import type { OfficerOnDuty } from '@protocol/people/duty-state.js';
import { waitsForAnswer } from '@protocol/calls/waits-for-answer.js';
import type { AlertKind } from '@protocol/codes.js';

import { sameDay } from '../../time/format';

export interface Columns {
  waiting: CallSummary[];
  ringing: CallSummary[];
  active: CallSummary[];
  closed: CallSummary[];
}
const by = (key: (call: CallSummary) => string) => (a: CallSummary, b: CallSummary) =>
  key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

/** Oldest first where somebody waits, soonest first where work has an end, newest first where it is done. */
export const columnsOf = (calls: Calls, now: number): Columns => {
  // A drill is in no figure: it has a line of its own.
  const all = [...calls.values()].filter((call) => !call.drill);
  const of = (state: CallSummary['state']) => all.filter((call) => call.state === state);
  return {
    waiting: of('waiting').sort(by((c) => c.raisedAt)),
    ringing: of('ringing').sort(by((c) => c.raisedAt)),
    active: byDue(of('active')),
    closed: of('closed')
      .filter((c) => c.closedAt !== undefined && sameDay(c.closedAt, now))
      .sort(by((c) => c.closedAt ?? ''))
      .reverse(),
  };
};

/** Everybody who waits for an answer, also where somebody is rung past the time to answer. */
export const waitingOf = (calls: Calls, now: number): number =>
  [...calls.values()].filter(
    (call) => !call.drill && waitsForAnswer(call.state, Date.parse(call.answerBy), now),
  ).length;

/** Drills under way. */
export const drillsOf = (calls: Calls): CallSummary[] =>
  [...calls.values()].filter((call) => call.drill && isOpenState(call.state));

export const isAwake = (person: OfficerOnDuty): boolean => person.live && !person.paused && !person.leaving;
/** Awake, and would be rung. */
export const canHear = (person: OfficerOnDuty, limit: number): boolean =>
  isAwake(person) && person.held < limit;

/** What stands still is due at no time that is known. */
const dueOf = (call: CallSummary) =>
  call.paused ? Infinity : call.state === 'active' ? dueAt(call) : Date.parse(call.answerBy);
export interface Due {
  call: CallSummary;
  at: number;
}
/** What will be late next, and how many are late by now. */
export const dueOn = (columns: Columns, now: number): { next: Due | undefined; late: number } => {
  const open = [...columns.waiting, ...columns.ringing, ...columns.active].map((call) => ({
    call,
    at: dueOf(call),
  }));
  const coming = open.filter((due) => due.at > now).sort((a, b) => a.at - b.at);
  const [next] = coming;
  return { next: next && Number.isFinite(next.at) ? next : undefined, late: open.length - coming.length };
};

export const SOON_SECONDS = HOUR_SECONDS;
export type ReminderKind = AlertKind | 'close_soon' | 'nobody_hears';
/** What somebody must decide: a call nobody works on, or one that was given back. */
export interface CareReminder {
  id: string;
  kind: 'care';
  call: CallSummary;
  orphan?: Orphan;
}
export interface Reminder {
  id: string;
  kind: ReminderKind;
  call?: CallSummary;
}

/** An alert stands until its call was answered, or closed where its closing is late. */
const stands = (kind: AlertKind, call: CallSummary | undefined): boolean => {
  if (!call) return false;
  return kind === 'close_late'
    ? call.state !== 'closed' && call.state !== 'cancelled'
    : isUnheldState(call.state);
};

/** A call is reminded of once, by what is worst about it. */
const WORST: readonly AlertKind[] = ['close_late', 'answer_late', 'nobody_on_duty', 'unanswered'];

export const standing = (alerts: readonly Alert[], calls: Calls): Reminder[] => {
  const worst = new Map<string, Reminder & { kind: AlertKind }>();
  for (const { id, kind, callId } of alerts) {
    const call = callId === undefined ? undefined : calls.get(callId);
    if (!call || call.drill || !stands(kind, call)) continue;
    const before = worst.get(call.id);
    if (before && WORST.indexOf(before.kind) <= WORST.indexOf(kind)) continue;
    worst.set(call.id, { id, kind, call });
  }
  return [...worst.values()];
};

export const remindersOf = (
  alerts: readonly Alert[],
  calls: Calls,
  people: readonly OfficerOnDuty[],
  now: number,
): Reminder[] => {
  const told = standing(alerts, calls);
  const late = new Set(told.filter((r) => r.kind === 'close_late').map((r) => r.call?.id));
  const active = [...calls.values()].filter((c) => c.state === 'active' && !c.drill && !late.has(c.id));
  const soon = active
    .filter((c) => !c.paused && Date.parse(c.closeBy) - now < SOON_SECONDS * 1000)
    .sort(by((c) => c.closeBy))
    .map((call): Reminder => {
      const over = Date.parse(call.closeBy) <= now;
      return { id: `soon.${call.id}`, kind: over ? 'close_late' : 'close_soon', call };
    });
  const deaf = people.length > 0 && !people.some(isAwake);
  return [...(deaf ? [{ id: 'deaf', kind: 'nobody_hears' } as const] : []), ...told, ...soon];
};

/** Calls nobody works on first, then those that wait for a review, soonest first. */
export const careOf = (calls: Calls, orphans: readonly Orphan[]): CareReminder[] => {
  const lost = orphans.flatMap((orphan): CareReminder[] => {
    const call = calls.get(orphan.callId);
    return call?.state === 'active' ? [{ id: `orphan.${call.id}`, kind: 'care', call, orphan }] : [];
  });
  const returned = [...calls.values()]
    .filter((call) => call.returned && !call.returned.passedOn)
    .sort(by((call) => call.returned?.reviewBy ?? ''))
    .map((call): CareReminder => ({ id: `returned.${call.id}`, kind: 'care', call }));
  return [...lost, ...returned];
};
