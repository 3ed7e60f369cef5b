/** A call as the decision sees it: its latest line and the rings that are alive. Pure. */
import { isOpenState, isUnheldState } from '../protocol/calls/open-states.js';
import type { CallRow } from './call.entity.js';
import { clockOf, isRunning, clockDueInstants } from './clocks/call-clocks.js';
import { careDueInstants } from './care/care-book.js';
import type { LiveRing } from './ring-book.js';

/** When an open call that nobody holds gets an owner of last resort; null where that is not to come. */
export function promisedAt({ state, policy, ringing }: Readonly<CallRow>): number | null {
  const unheld = isUnheldState(state);
  if (!unheld || !policy.promise || ringing.entrusted) return null;
  return Math.max(ringing.unheldSince, ringing.booked ?? 0) + policy.promise.seconds * 1000;
}

export interface Call {
  readonly line: Readonly<CallRow>;
  readonly rings: readonly LiveRing[];
}

/** Rings as a fact names them. */
export const ringRefs = (rings: readonly LiveRing[]) =>
  rings.map((r) => ({ id: r.id, officer: r.officerId }));

export const isOpen = (line: Pick<CallRow, 'state'>) => isOpenState(line.state);

/** The time to close counts; it does not while the call's clocks stand still. */
export const isCloseClockRunning = (line: CallRow): boolean => {
  const close = clockOf(line, 'close');
  return close !== undefined && isRunning(close);
};

/** The next instant at which the clock has a command to bring to the call; null where it has none. */
export function nextDueAt({ line, rings }: Call): number | null {
  const cares = careDueInstants(line.ringing);
  if (!isOpen(line)) return cares.length ? Math.min(...cares) : null;
  const { alerted, retryAt } = line.ringing;
  const instants = [...rings.map((r) => r.expiresAt), ...cares];
  if (line.state === 'waiting' && retryAt !== null) instants.push(retryAt);
  if (line.state !== 'active' && line.answeredAt === null && !alerted.includes('answer_late'))
    instants.push(line.answerBy);
  if (!alerted.includes('close_late') && isCloseClockRunning(line)) instants.push(line.closeBy);
  instants.push(...clockDueInstants(line));
  const promised = promisedAt(line);
  if (promised !== null) instants.push(promised);
  return instants.length ? Math.min(...instants) : null;
}
