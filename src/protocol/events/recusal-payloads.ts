/** What is said of who must not handle a call. */
import type { CallPayload } from './call-payloads.js';

/** Of oneself: exactly one of the two. */
export interface RecusePayload {
  offerId?: string;
  callId?: string;
  reason?: string;
}

export interface RecuseOfficerPayload extends CallPayload {
  officerId: string;
  reason?: string;
}

export interface UnrecusePayload extends CallPayload {
  officerId: string;
  reason: string;
}
