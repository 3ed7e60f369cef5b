import type { CallSummary } from '@protocol/shapes.js';

const day = 86_400_000;
const shanghai = 8 * 3_600_000;
const endOfDay = (now: number) => (Math.floor((now + shanghai) / day) + 1) * day - shanghai;

/** By time left, the nearest first. */
export const byTimeLeft = (calls: Iterable<CallSummary>): CallSummary[] =>
  [...calls].sort((a, b) => a.closeBy.localeCompare(b.closeBy) || a.id.localeCompare(b.id));

/** What is due today (or overdue), and what may wait. */
export const byDay = (calls: readonly CallSummary[], now: number) => {
  const end = endOfDay(now);
  const today = calls.filter((call) => Date.parse(call.closeBy) < end);
  return { today, later: calls.filter((call) => Date.parse(call.closeBy) >= end) };
};
