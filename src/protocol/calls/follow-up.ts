/** What is to be done after a call is closed. */
import type { Holder, Named } from '../answers.js';
import type { FollowUpKind, NearStage } from '../codes.js';

/** One thing to be done after a closing. */
export interface FollowUp {
  kind: FollowUpKind;
  dueAt: string;
  /** Who closed the call, and is reminded. */
  by: Holder;
  /** How it was spoken of last; absent before the first time. */
  stage?: NearStage;
  /** The day it was due on is over, and nobody has recorded it. */
  late: boolean;
  /** Whom the reminders go to, where whoever closed it is not here any more. */
  coordinators?: true;
  doneAt?: string;
  doneBy?: Holder;
  /** What came of it; of one still open, why it was put off last. */
  note?: string;
  /** There is a note, and it cannot be read. */
  broken?: true;
}

/** That what is to be done after a closing was set, put off, done, or fell away with a reopening. */
export interface FollowUpChange {
  callId: string;
  number: string;
  community: Named;
  kind: FollowUpKind;
  dueAt: string;
  state: 'open' | 'done' | 'dropped';
}

export interface FollowUpNear extends Omit<FollowUpChange, 'state'> {
  stage: NearStage;
}
