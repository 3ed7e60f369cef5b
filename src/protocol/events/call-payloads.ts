/** What is said of a call. */
import type { Referral, ResidentParticulars } from '../calls/call-summary.js';
import type { ClosingReport, ContactWay, FollowUpKind, HoldReason, Urgency } from '../codes.js';
import type { Outcome } from '../calls/outcomes.js';

/**
 * On a shared device what was said without a line is sent later, when somebody else may act: `by` is the id of who
 * acted when it was said, the device's own where nobody did. Absent: who acts now. A raise whose author may not act
 * there any more is the device's; anything else of theirs is `forbidden`.
 */
export interface Written {
  by?: string;
}

export interface RaisePayload extends Written {
  clientCallId: string;
  category?: string;
  urgency?: Urgency;
  summary?: string;
  communityId?: string;
  /** The activity of outreach at which it is raised, by who serves there: its community counts, where it has one. */
  activityId?: string;
  operatorName?: string;
  callbackPhone?: string;
  resident?: ResidentParticulars;
}

export interface AmendPayload extends Written {
  callId: string;
  category?: string;
  urgency?: Urgency;
  summary?: string;
  /** Who acts, said after the raise on a shared device. */
  operatorName?: string;
  callbackPhone?: string;
  resident?: ResidentParticulars;
}

export interface CallPayload {
  callId: string;
}

export interface CancelPayload extends CallPayload, Written {}

export interface MessagePayload extends CallPayload, Written {
  clientMessageId: string;
  text: string;
  /** The id of the message of the same call that it answers. */
  replyTo?: string;
}

export interface RatePayload extends CallPayload {
  rating: number;
  comment?: string;
}

export interface ReopenPayload extends CallPayload {
  reason: string;
}

/** By who closed it, while it may be taken back. */
export interface TakeCloseBackPayload extends CallPayload {
  reason?: string;
}

export interface TransferPayload extends CallPayload {
  officerId?: string;
  departmentId?: string;
  note: string;
}

export interface ClosePayload extends CallPayload {
  outcome: Outcome;
  solved: boolean;
  note: string;
  referral?: Referral;
  /** Needed where others still help with parts; `keep` waits on for them, only where the call is referred. */
  help?: 'withdraw' | 'keep';
  /** The resident is asked how it went (回访): an instant, or a local day, which means its morning at nine. With any outcome. */
  followUpBy?: string;
  /** Of `minors`: closed as solved only where it was made or is not needed; what the conversation says of it counts. */
  report?: ClosingReport;
}

/** With `until` it is put off to then, and the note says why; else it is done, and the note says what came of it. */
export interface FollowedUpPayload extends CallPayload {
  kind: FollowUpKind;
  note: string;
  until?: string;
}

export interface AssignPayload extends CallPayload {
  officerId: string;
}

export interface HoldPayload extends CallPayload {
  reason: HoldReason;
  /** When it ends by itself. */
  until?: string;
  note?: string;
}

export interface ContactPayload extends CallPayload {
  how: ContactWay;
  note?: string;
}
