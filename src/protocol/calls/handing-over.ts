/** Calls whose holder goes off duty. */
import type { Holder, Named } from '../answers.js';
import type { OrphanWhy, Verdict } from '../codes.js';

/** Nobody took what was handed over: the giver keeps it. */
export interface CallKept {
  callId: string;
  number: string;
  why: 'declined' | 'lapsed' | 'off_duty';
  by?: Holder;
  reason?: string;
}

export interface CallReturned {
  callId: string;
  number: string;
  community: Named;
  by: Holder;
  times: number;
  reviewBy: string;
  late: boolean;
}

export interface CallReviewed {
  callId: string;
  number: string;
  verdict: Verdict;
  by: Holder;
  words: string;
}

/** A held call nobody works on: its holder is off duty and has not kept it knowingly. */
export interface Orphan {
  callId: string;
  number: string;
  community: Named;
  holder: Holder;
  why: OrphanWhy;
  since: string;
}

/** A call has an owner of last resort. Not an alert: it stands in the call's summary while it holds. */
export interface Entrusted {
  callId: string;
  coordinator: Named;
  at: string;
}
