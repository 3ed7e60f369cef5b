/** A deadline of a call. */
import type { Named } from '../answers.js';
import type { ClockKind, FollowUpKind, NearStage } from '../codes.js';

/** A deadline is near, is due, or is over; the last is said daily. */
export interface DeadlineNear {
  callId: string;
  number: string;
  community: Named;
  clock: ClockKind;
  stage: NearStage;
  due: string;
}

export const DEADLINE_STATES = ['waiting', 'running', 'paused', 'over', 'met', 'missed', 'ended'] as const;

/** One deadline of a call with its arithmetic, in the reader's language. */
export interface Deadline {
  /** A clock of the call, or what is to be done after its closing. */
  kind: ClockKind | FollowUpKind;
  /** waiting: not begun · running · paused · over: past and not met · met · missed: met too late · ended without it. */
  state: (typeof DEADLINE_STATES)[number];
  from?: string;
  /** Absent while it waits or is paused. */
  due?: string;
  doneAt?: string;
  /** While it is paused. */
  leftSeconds?: number;
  rule: string;
  steps: { from: string; to: string; countedSeconds: number; why: string }[];
  /** What else is to be known of the arithmetic. */
  note?: string;
}
