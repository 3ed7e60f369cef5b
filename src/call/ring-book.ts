/** What is kept of a call's ringing: its live rings, and the book on its latest line. Pure. */
import type { AlertKind, ClosingReport } from '../protocol/codes.js';
import type { RingKind } from '../protocol/calls/timeline.js';
import type { ClockBook } from './clock-book.js';
import type { CareBook } from './care/care-book.js';
import type { MatterBook } from './matter/matter-book.js';

export interface LiveRing {
  id: string;
  officerId: string;
  kind: RingKind;
  step: number;
  rungAt: number;
  expiresAt: number;
}

/** What the hub remembers of a call's ringing, kept as JSON on its latest line. */
export interface RingBook extends CareBook {
  /** The rung of the frozen policy the ladder is on, 1-based; 0 before the first. */
  step: number;
  /** Grows each time the ladder starts from its foot. */
  climb: number;
  /** Officers who were rung in this climb. */
  rung: string[];
  /** Who said 暂不能接, and in which climb. */
  declined: { officer: string; climb: number }[];
  /** Why it rings now; null where nothing rings. */
  mode: RingKind | null;
  /** It has waited since the last answer: an officer is rung for one such call at a time. */
  waited: boolean;
  /** When a waiting call is rung again with the whole ladder. */
  retryAt: number | null;
  /** A transfer under way. The giver goes on holding. */
  transfer: {
    giver: string;
    by: string;
    departmentId: string | null;
    officerId: string | null;
    tried: string[];
  } | null;
  /** What was said last of the report to the police that harm to a minor asks for. */
  report?: ClosingReport;
  /** Live rings that came late and ring longer for it. */
  late?: string[];
  /** Alerts that hold now. */
  alerts: { id: string; kind: AlertKind; at: number }[];
  /** Kinds that were told in this round; a reopening starts the next round. */
  alerted: AlertKind[];
  /** Who held it when it was closed last. */
  lastHolder: string | null;
  /** Everybody who has held it, in order. */
  holders: string[];
  reopenedBy: string | null;
  closedBy: string | null;
  /** What a closing ended and taking it back brings back; absent while it is open. */
  beforeClose?: { pause: ClockBook['pause']; alerts: RingBook['alerts'] };
  /** Who took the closing before back. */
  takenBackBy?: string | null;
  cancelledBy: string | null;
  ratedBy: string | null;
  /** The resident's answer to this closing, or the one by which the call was opened again; `seq` holds its words. */
  answer?: { seq: number; solved: boolean; satisfied: number | null };
  /** From when the time to close is counted: the raise or the last reopening. */
  countedFrom: number;
  /** Who has declared an interest, or was named by a coordinator. */
  recused: string[];
  /** For looking only: the book could not be read, and nobody knows who declared an interest. */
  lost?: true;
  /** The first ring is at that opening. */
  booked: number | null;
  /** Since when nobody holds it; of what was booked, since it began. */
  unheldSince: number;
  /** Since when its holder holds it, where another or the same had answered it before. */
  heldSince?: number;
  /** Its owners of last resort, the one by name first; null where it has none yet. */
  entrusted: string[] | null;
  /** One matter with other calls; absent where it is in none. */
  matter?: MatterBook;
  /** Who parted it from its matter last. */
  partedBy?: string | null;
}

export const newRingBook = (now: number): RingBook => ({
  step: 0,
  climb: 1,
  rung: [],
  declined: [],
  mode: null,
  waited: false,
  retryAt: null,
  transfer: null,
  alerts: [],
  alerted: [],
  lastHolder: null,
  holders: [],
  reopenedBy: null,
  closedBy: null,
  cancelledBy: null,
  ratedBy: null,
  countedFrom: now,
  recused: [],
  booked: null,
  unheldSince: now,
  entrusted: null,
});

/** A book kept by a hub that did not know these yet has them at their beginnings. */
type Later = 'recused' | 'booked' | 'entrusted' | 'unheldSince';
const LATER = { recused: [], booked: null, entrusted: null };
export const completeRingBook = (kept: Omit<RingBook, Later> & Partial<RingBook>): RingBook => ({
  ...LATER,
  unheldSince: kept.countedFrom,
  ...kept,
});
