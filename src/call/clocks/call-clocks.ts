/**
 * The clocks of a call: when each began, when it runs out, what was told of it, and the time that did not
 * count. Everything is an instant or a span in milliseconds; the arithmetic is `reckon`'s. Pure.
 */
import { DAY } from '../../protocol/time/durations.js';
import { countFor, dueFromLimit, type PausedSpan } from '../../calendar/deadline-arithmetic.js';
import { limitOfSeconds, type Deadlines } from '../../deadline/deadline-limits.js';
import type { ClockKind, Limit, Urgency } from '../../protocol/codes.js';
import type { CallRow } from '../call.entity.js';
import type { CallClock, ClockBook, ClockTime } from '../clock-book.js';

/** A shorter time to answer is the ladder's own: speaking of it before its end would only be noise. */
const LEAST_ANSWER_WARNED = 600_000;

/** The clock after its beginning, its pauses, its limit or the calendar changed. */
export function withDueTime(
  { calendar, warnPercent }: Pick<Deadlines, 'calendar' | 'warnPercent'>,
  clock: Pick<ClockTime, 'kind' | 'limit' | 'from' | 'warned' | 'warnAt'>,
  pauses: readonly PausedSpan[],
  now: number,
): ClockTime {
  const { kind, limit, from, warned } = clock;
  const still = { kind, limit, from, due: null, left: null, warnAt: null, warned };
  if (from === null) return still;
  const counting = { ...countFor(calendar, limit), from, pauses };
  const { due, left } = dueFromLimit(calendar, counting);
  if (due === null) return { ...still, left };
  // That an answer is late is the alert's to say; its daily repeat is ours.
  const atDue = kind === 'answer' ? due + DAY : due;
  if (due <= now) {
    const told = warned === 'due' || warned === 'over';
    return { ...still, due, warnAt: told ? clock.warnAt : atDue };
  }
  const spoken = kind !== 'answer' || counting.total >= LEAST_ANSWER_WARNED;
  const near = spoken
    ? dueFromLimit(calendar, { ...counting, total: Math.round((counting.total * (100 - warnPercent)) / 100) })
        .due
    : null;
  if (near === null) return { ...still, due, warnAt: atDue, warned: null };
  if (near <= now && warned !== null) return { ...still, due, warnAt: atDue, warned: 'near' };
  return { ...still, due, warnAt: near, warned: null };
}

/** Not begun before, told of nothing. */
const fresh = (kind: ClockKind, limit: Limit, from: number | null) => ({
  kind,
  limit,
  from,
  warned: null,
  warnAt: null,
});
/** What begins with a raise, and what waits for the accept. */
export function clocksAtRaise(
  deadlines: Deadlines,
  urgency: Urgency,
  category: string,
  now: number,
): ClockTime[] {
  const limit = (kind: ClockKind) => deadlines.limit(kind, urgency, category);
  return [
    withDueTime(deadlines, fresh('answer', limit('answer'), now), [], now),
    withDueTime(deadlines, fresh('contact', limit('contact'), null), [], now),
    withDueTime(deadlines, fresh('close', limit('close'), now), [], now),
  ];
}
/** No answer is waited for: a reopened call was answered once, a walk-in stood before its officer. */
export const clocksWithoutAnswer = (deadlines: Deadlines, urgency: Urgency, category: string, now: number) =>
  clocksAtRaise(deadlines, urgency, category, now).filter((c) => c.kind !== 'answer');

type Line = Pick<
  CallRow,
  'clocks' | 'raisedAt' | 'answerBy' | 'answeredAt' | 'closeBy' | 'closedAt' | 'ringing'
>;
/** Of a call from before its clocks were kept: what its line tells. */
export const clockBookOf = (line: Line): ClockBook =>
  line.clocks ?? {
    clocks: [
      plain('answer', line.raisedAt, line.answerBy, line.answeredAt),
      plain('close', line.ringing.countedFrom, line.closeBy, line.closedAt),
    ],
    pauses: [],
    pause: null,
    contact: null,
  };
const plain = (kind: ClockKind, from: number, due: number, doneAt: number | null): CallClock => ({
  kind,
  limit: limitOfSeconds((due - from) / 1000),
  from,
  due,
  left: null,
  warnAt: null,
  warned: null,
  doneAt,
});

export const clockOf = (line: Line, kind: ClockKind): CallClock | undefined =>
  clockBookOf(line).clocks.find((c) => c.kind === kind);
/** Begun, and neither met nor paused. */
export const isRunning = (clock: CallClock): clock is CallClock & { from: number; due: number } =>
  clock.doneAt === null && clock.due !== null;

/** Sets the clocks of a draft's line, and the two instants of the contract with them. */
export function setClocks(line: CallRow, times: readonly ClockTime[] | undefined, anew = false): void {
  if (!times?.length) return;
  const book = clockBookOf(line);
  const set = new Map(times.map((t) => [t.kind, t]));
  const kept = book.clocks.map((c) => ({
    ...c,
    ...set.get(c.kind),
    ...(anew && set.has(c.kind) && { doneAt: null }),
  }));
  const added = times.filter((t) => !book.clocks.some((c) => c.kind === t.kind));
  line.clocks = { ...book, clocks: [...kept, ...added.map((t) => ({ ...t, doneAt: null }))] };
  line.answerBy = set.get('answer')?.due ?? line.answerBy;
  line.closeBy = set.get('close')?.due ?? line.closeBy;
}

/** The first time counts. */
export function finishClocks(line: CallRow, kind: ClockKind, at: number): void {
  if (!line.clocks) return;
  line.clocks = {
    ...line.clocks,
    clocks: line.clocks.clocks.map((c) =>
      c.kind === kind && c.from !== null ? { ...c, doneAt: c.doneAt ?? at } : c,
    ),
  };
}

export function endPauses(line: CallRow, at: number): void {
  if (!line.clocks) return;
  const pauses = line.clocks.pauses.map((p) => (p.to === null ? { ...p, to: at } : p));
  line.clocks = { ...line.clocks, pauses, pause: null };
}

/** A closing is taken back: the time to close counts on from where it stood, or stands still as it did. */
export function unfinishClocks(line: CallRow, closedAt: number, pause: ClockBook['pause']): void {
  if (!line.clocks) return;
  const { clocks, pauses } = line.clocks;
  line.clocks = {
    ...line.clocks,
    clocks: clocks.map((c) => (c.kind === 'close' && c.doneAt === closedAt ? { ...c, doneAt: null } : c)),
    pauses: pause ? pauses.map((p) => (p.from === pause.since ? { ...p, to: null } : p)) : pauses,
    pause,
  };
}

/** Instants at which the clock has to do with a call because of its clocks. */
export const clockDueInstants = ({ clocks }: Pick<CallRow, 'clocks'>): number[] =>
  clocks
    ? [
        ...clocks.clocks.filter(isRunning).flatMap((c) => (c.warnAt === null ? [] : [c.warnAt])),
        ...(clocks.pause?.until != null ? [clocks.pause.until] : []),
      ]
    : [];

/** Closed although nobody was reached: told, not hidden. */
export const isUncontacted = (line: Line): boolean => {
  const contact = clockOf(line, 'contact');
  return contact !== undefined && contact.from !== null && contact.doneAt === null;
};
