/** What a decision needs to know of a call's ringing, kept on its latest line. Pure. */
import type { AlertKind } from '../protocol/words.js';

export interface RingBook {
  /** The rung of the frozen policy the ladder is on, 1-based; 0 before the first. */
  step: number;
  /** Grows with every raise, ladder restart and reopening, so that an alert comes once a round. */
  round: number;
  /** Officers who said 暂不能接; rung again only by a coordinator's hand or when nobody else is on duty. */
  declined: string[];
  /** Officers who were passed over when the call came to wait; one of them becoming able rings it again. */
  /** When a waiting call is rung again with the whole ladder. */
  retryAt: number | null;
  /** A transfer under way: who gives, and whom it may still ring (a department's best-placed one after another). */
  transfer: { giver: string; departmentId?: string; tried: string[]; by: string } | null;
  /** Alerts that hold now. */
  alerts: { id: string; kind: AlertKind; at: number }[];
  /** Who held it before it was reopened. */
  lastHolder: string | null;
  /** The holder comes back from a reopening's first ring: before the ladder starts. */
}
export const EMPTY_BOOK: RingBook = { step: 0, round: 1, declined: [], retryAt: null, transfer: null, alerts: [], lastHolder: null };
