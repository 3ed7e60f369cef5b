/** What is said of helping with a call. */
import type { CallPayload } from './call-payloads.js';
import type { Basis } from '../codes.js';

/** Exactly one of the three: an officer, a department, a body of the directory. */
export interface HelpAskPayload extends CallPayload {
  officerId?: string;
  departmentId?: string;
  bodyId?: string;
  what: string;
  answerBy: string;
  /** The helper may read the resident's particulars, on this ground. */
  resident?: Basis;
}

export interface HelpPayload {
  helpId: string;
}

/** `contact`: who said so, where the holder records by hand what a body said. */
export interface HelpAgreePayload extends HelpPayload {
  contact?: string;
}

export interface HelpDeclinePayload extends HelpAgreePayload {
  reason: string;
}

export interface HelpAnswerPayload extends HelpAgreePayload {
  answer: string;
  /** When it was given; now unless said. */
  on?: string;
}

export interface HelpWithdrawPayload extends HelpPayload {
  reason?: string;
}
