/** What is kept of a call's clocks on its latest line, and what a fact says of one. Pure. */
import type { PausedSpan } from '../calendar/deadline-arithmetic.js';
import type { ClockKind, ContactWay, HoldReason, Limit, NearStage } from '../protocol/codes.js';

/** A clock as a fact sets it. */
export interface ClockTime {
  kind: ClockKind;
  limit: Limit;
  /** null: not begun. */
  from: number | null;
  /** null: not begun, or paused. */
  due: number | null;
  /** What is still to count while it is paused. */
  left: number | null;
  /** When the next word of it is due. */
  warnAt: number | null;
  warned: NearStage | null;
}
export interface CallClock extends ClockTime {
  doneAt: number | null;
}
export interface ClockBook {
  clocks: readonly CallClock[];
  /** Since the raise or the last reopening, in order; the last may last. */
  pauses: readonly PausedSpan[];
  pause: { reason: HoldReason; since: number; until: number | null; by: string } | null;
  contact: { at: number; by: string; how: ContactWay } | null;
}
