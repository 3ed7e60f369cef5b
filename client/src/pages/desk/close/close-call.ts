import type { ClosePayload } from '@protocol/events/call-payloads.js';
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
