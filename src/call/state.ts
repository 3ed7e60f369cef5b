/** A call as the decision sees it: its latest line, the rings that are alive, and the facts that made it. Pure. */
import type { AlertKind, ClosingReport, DeedName } from '../protocol/words.js';
import type { CallRow } from './call.entities.js';
import { clockOf, runs, wakings } from './clocks.js';
import { careWakings, type CareBook } from './care.js';

export type RingKind = 'ladder' | 'again' | 'hand' | 'last_holder' | 'transfer';

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
  cancelledBy: string | null;
  ratedBy: string | null;
  /** From when the time to close is counted: the raise or the last reopening. */
  countedFrom: number;
  /** Who has declared an interest, or was named by a coordinator. */
  recused: string[];
  /** The first ring is at that opening. */
  booked: number | null;
  /** Since when nobody holds it; of what was booked, since it began. */
  unheldSince: number;
  /** Since when its holder holds it, where another or the same had answered it before. */
  heldSince?: number;
  /** Its owners of last resort, the one by name first; null where it has none yet. */
  entrusted: string[] | null;
}

export const freshBook = (now: number): RingBook => ({
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
export const wholeBook = (kept: Omit<RingBook, Later> & Partial<RingBook>): RingBook => ({
  ...LATER,
  unheldSince: kept.countedFrom,
  ...kept,
});

/** When an open call that nobody holds gets an owner of last resort; null where that is not to come. */
export function promisedAt({ state, policy, ringing }: Readonly<CallRow>): number | null {
  const unheld = state === 'ringing' || state === 'waiting';
  if (!unheld || !policy.promise || ringing.entrusted) return null;
  return Math.max(ringing.unheldSince, ringing.booked ?? 0) + policy.promise.seconds * 1000;
}

export interface Call {
  readonly line: Readonly<CallRow>;
  readonly rings: readonly LiveRing[];
}

/** A fact before it has its number. `words` are a person's own and are sealed where they are kept. */
export interface Fact {
  deed: DeedName;
  actorId: string | null;
  data: Record<string, unknown>;
  words?: string;
}
/** A fact with its place in the journal. */
export interface Written extends Fact {
  seq: number;
  at: number;
}

/** Rings as a fact names them. */
export const named = (rings: readonly LiveRing[]) => rings.map((r) => ({ id: r.id, officer: r.officerId }));

/** Of isOpen, for the database; the states are spelled out so that the index of open calls serves. */
export const IS_OPEN = "state in ('ringing', 'waiting', 'active')";
export const isOpen = (line: Pick<CallRow, 'state'>) =>
  line.state === 'ringing' || line.state === 'waiting' || line.state === 'active';

/** The time to close counts; it does not while the call's clocks stand still. */
export const closeRuns = (line: CallRow): boolean => {
  const close = clockOf(line, 'close');
  return close !== undefined && runs(close);
};

/** The next instant at which the clock has a deed to do with the call; null where it has none. */
export function dueAt({ line, rings }: Call): number | null {
  const cares = careWakings(line.ringing);
  if (!isOpen(line)) return cares.length ? Math.min(...cares) : null;
  const { alerted, retryAt } = line.ringing;
  const instants = [...rings.map((r) => r.expiresAt), ...cares];
  if (line.state === 'waiting' && retryAt !== null) instants.push(retryAt);
  if (line.state !== 'active' && line.answeredAt === null && !alerted.includes('answer_late'))
    instants.push(line.answerBy);
  if (!alerted.includes('close_late') && closeRuns(line)) instants.push(line.closeBy);
  instants.push(...wakings(line));
  const promised = promisedAt(line);
  if (promised !== null) instants.push(promised);
  return instants.length ? Math.min(...instants) : null;
}
