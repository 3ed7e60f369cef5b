import { isOpenState, isUnheldState } from '@protocol/calls/open-states.js';
import type { CallSummary } from '@protocol/calls/call-summary.js';
import { LIMITS } from '@protocol/limits.js';

export const isOpen = (call: Pick<CallSummary, 'state'>): boolean => isOpenState(call.state);
/** Nobody has it in hand yet. */
export const isCalling = (call: Pick<CallSummary, 'state'>): boolean => isUnheldState(call.state);

const byTime = (time: (call: CallSummary) => string) => (a: CallSummary, b: CallSummary) =>
  time(a).localeCompare(time(b)) || a.number.localeCompare(b.number);

/** Oldest first: who has waited longest must not sink. */
export const openOnes = (calls: readonly CallSummary[], communityId: string | undefined): CallSummary[] =>
  calls.filter((c) => isOpen(c) && c.community.id === communityId).sort(byTime((c) => c.raisedAt));

/** Newest first; what was taken back is nobody's business any more. */
export const closedOnes = (calls: readonly CallSummary[], communityId: string | undefined): CallSummary[] =>
  calls
    .filter((c) => c.state === 'closed' && c.community.id === communityId)
    .sort(byTime((c) => c.closedAt ?? c.raisedAt))
    .reverse();

/** What a page just opened should show: the latest own call that nobody has answered. */
export const latestCalling = (
  calls: readonly CallSummary[],
  mine: readonly string[],
): CallSummary | undefined =>
  calls
    .filter((c) => isCalling(c) && mine.includes(c.raisedBy.id))
    .sort(byTime((c) => c.raisedAt))
    .pop();

export const reopenUntil = (call: Pick<CallSummary, 'closedAt'>): number =>
  Date.parse(call.closedAt ?? '') + LIMITS.reopenSeconds * 1000;
