/** What another officer is asked to do for a call. */
import type { Holder, Named } from '../answers.js';
import type { RingCall } from './call-summary.js';
import type { Basis, HelpState, NearStage } from '../codes.js';

/** A part somebody helps with. */
export interface HelpItem {
  id: string;
  call: RingCall;
  /** Who holds the call now. */
  holder?: Holder;
  askedBy: Holder;
  askedAt: string;
  what: string;
  answerBy: string;
  to: { officer?: Holder; department?: Named; body?: string };
  state: HelpState;
  late: boolean;
  /** Who helps. */
  helper?: Holder;
  /** They may read the resident's particulars. */
  resident?: Basis;
  /** Of an outside body. */
  contact?: string;
  /** The answer, or why it was declined or withdrawn. */
  answer?: string;
  /** Words of it are kept and cannot be read. */
  broken?: true;
  endedAt?: string;
}

/** That a part has changed: its words are fetched. */
export interface HelpChange {
  id: string;
  callId: string;
  number: string;
  community: Named;
  state: HelpState;
  answerBy: string;
  helper?: Holder;
}

export interface HelpNear extends Omit<HelpChange, 'state'> {
  stage: NearStage;
}
