/** How a client stays right: a snapshot replaces, a change counts only if its version is higher. */
import type { CallSummary } from './call-summary.js';

export type Calls = ReadonlyMap<string, CallSummary>;

export const fromSnapshot = (calls: readonly CallSummary[]): Calls => new Map(calls.map((c) => [c.id, c]));

/** Keeps the highest version of the call; an older or equal one changes nothing. */
export const keepNewest = (calls: Calls, change: CallSummary): Calls => {
  const known = calls.get(change.id);
  if (known && known.version >= change.version) return calls;
  return new Map(calls).set(change.id, change);
};
