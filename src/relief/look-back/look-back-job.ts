/** What the hub and the process beside it say to each other of a search back. Pure. */
import type { LeadKind } from '../../protocol/relief/leads.js';

export const LOOK_BACK_JOB = 'look_back';

/** [closed at, id] of a call. */
export interface LookBackMark {
  at: number;
  id: string;
}
export interface LookBackSpan {
  /** Milliseconds; both ends are of it. */
  from: number;
  to: number;
}
/** From where it goes on: a search that died half-way begins after what it had looked at. */
export interface LookBackStart extends LookBackSpan {
  after: LookBackMark | null;
  looked: number;
}
/** What came of some calls: which kinds each speaks of, and never what was said. */
export interface LookedAt {
  looked: number;
  unread: number;
  last: LookBackMark;
  hits: readonly { callId: string; closedAt: number; kinds: readonly LeadKind[] }[];
}
export type LookBackQuestion = { begin: true } | { total: number } | { lookedAt: LookedAt } | { end: true };
