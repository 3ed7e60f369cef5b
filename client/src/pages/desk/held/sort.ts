import type { CallSummary } from '@protocol/shapes.js';

const day = 86_400_000;
const shanghai = 8 * 3_600_000;
const endOfDay = (now: number) => (Math.floor((now + shanghai) / day) + 1) * day - shanghai;

/** What stands still comes after what runs. */
const due = (call: CallSummary) => (call.paused ? '~' : call.closeBy);
/** By time left, the nearest first. */
export const byTimeLeft = (calls: Iterable<CallSummary>): CallSummary[] =>
  [...calls].sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0) || a.id.localeCompare(b.id));

/** What is due today (or overdue), and what may wait. */
export const byDay = (calls: readonly CallSummary[], now: number) => {
  const end = endOfDay(now);
  const isToday = (call: CallSummary) => !call.paused && Date.parse(call.closeBy) < end;
  return { today: calls.filter(isToday), later: calls.filter((call) => !isToday(call)) };
};
