/** What is sent to give a call back, and what its reviewer says of it. */
import type { Verdict } from '../codes.js';
import type { CallPayload } from './call-payloads.js';

export interface ReturnPayload extends CallPayload {
  reason: string;
}

export interface ReviewPayload extends CallPayload {
  verdict: Verdict;
  officerId?: string;
  words: string;
}
