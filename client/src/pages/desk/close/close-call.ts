import type { ClosePayload } from '@protocol/events/call-payloads.js';
import type { CallSummary } from '@protocol/calls/call-summary.js';
import { LIMITS } from '@protocol/limits.js';
import { me } from '../../../hub/session';
import { release, take } from '../held/held';
import { line } from '../line';

/** The draft is let go only once the hub has the closing. */
export const closeCall = async (payload: ClosePayload, closed: () => void): Promise<void> => {
  // The closing may be heard before its answer: it is our own and needs no sentence.
  const settle = release(payload.callId);
  try {
    const call = await line.ask('call:close', payload);
    closed();
    take(call);
  } finally {
    settle();
  }
};

/** Who closed it may take that back until then; milliseconds. The hub may say no before: it tells nobody why. */
export const takeBackUntil = ({ state, closedAt, holder }: CallSummary): number =>
  state === 'closed' && closedAt !== undefined && holder?.id === me.value?.user.id
    ? Date.parse(closedAt) + LIMITS.takeBackCloseSeconds * 1000
    : 0;
export const takeCloseBack = async (callId: string): Promise<CallSummary> => {
  const call = await line.ask('call:reopen', { callId });
  take(call);
  return call;
};
