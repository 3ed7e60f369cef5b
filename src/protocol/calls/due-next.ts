/** What is due next of the calls that somebody handles: one definition for desk, board and lists. Pure. */
import { nextMidnight } from '../time/local-day.js';
import type { CallSummary } from './call-summary.js';

export interface Due {
  clock: 'contact' | 'close';
  /** An instant, ISO 8601. */
  at: string;
}
type Timed = Pick<CallSummary, 'paused' | 'contactBy' | 'closeBy'>;

/** The nearer of the first contact and the closing; null where the clocks stand still. */
export const dueNext = ({ paused, contactBy, closeBy }: Timed): Due | null => {
  if (paused) return null;
  if (contactBy !== undefined && Date.parse(contactBy) <= Date.parse(closeBy))
    return { clock: 'contact', at: contactBy };
  return { clock: 'close', at: closeBy };
};

/** In milliseconds, for sorting: what stands still is due at no time that is known. */
export const dueAt = (call: Timed): number => {
  const due = dueNext(call);
  return due ? Date.parse(due.at) : Infinity;
};

/** The nearest first; what stands still comes after what runs. */
export const byDue = <T extends Timed & { id: string }>(calls: Iterable<T>): T[] =>
  [...calls].sort((a, b) => {
    const [one, other] = [dueAt(a), dueAt(b)];
    return one === other ? a.id.localeCompare(b.id) : one < other ? -1 : 1;
  });

/** Where something is due today (or overdue), and what may wait. */
export const byDay = <T extends Timed>(calls: readonly T[], now: number): { today: T[]; later: T[] } => {
  const end = nextMidnight(now);
  const isToday = (call: T) => dueAt(call) < end;
  return { today: calls.filter(isToday), later: calls.filter((call) => !isToday(call)) };
};
