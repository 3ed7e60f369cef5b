/**
 * Searching back: closed calls of some years are looked through for words of what may be a lead for relief, and a person
 * decides on each that is found. What was found is told by its call and kind, never by the words.
 */
import type { Holder, Named } from '../answers.js';
import type { LeadKind } from './leads.js';

/** Lengths in characters. */
export const LOOK_BACK_LIMITS = {
  years: 20,
  /** Of one kind. */
  words: 60,
  shortestWord: 2,
  longestWord: 20,
  source: 300,
  reason: 500,
  note: 2000,
} as const;

/** What is looked for: a setting of the unit. */
export interface LookBackSettings {
  /** Calls that were closed within so many years. */
  years: number;
  /** Where the list comes from; empty: as it ships. */
  source: string;
  /** One row a kind; a kind without words is not looked for. */
  kinds: readonly LookBackKind[];
}
export interface LookBackKind {
  kind: LeadKind;
  words: readonly string[];
}

/** waiting: for its turn · running · done · stopped: before its end; another begins anew. */
export type LookBackState = 'waiting' | 'running' | 'done' | 'stopped';
export interface LookBackRun {
  id: string;
  state: LookBackState;
  startedAt: string;
  startedBy: Holder;
  /** Of calls closed from this instant on; absent while it waits. */
  from?: string;
  /** Calls that were looked at, and all there are. */
  looked: number;
  total: number;
  /** What it found that was not known before: a call once a kind. */
  found: number;
  /** Calls of which some words could not be opened. */
  unread: number;
  finishedAt?: string;
}

export const LOOK_BACK_DECISIONS = ['lead', 'set_aside'] as const;
export type LookBackDecisionKind = (typeof LOOK_BACK_DECISIONS)[number];
export interface LookBackDecision {
  decision: LookBackDecisionKind;
  /** lead: what it is about, in the words of whoever decides. */
  note?: string;
  /** set_aside: why it is none. */
  reason?: string;
}
export interface LookBackHit {
  id: string;
  kind: LeadKind;
  call: { id: string; number: string; category: string; community: Named; closedAt: string };
  foundAt: string;
  decided?: {
    as: LookBackDecisionKind;
    at: string;
    by: Holder;
    /** Absent where it cannot be opened. */
    reason?: string;
    leadId?: string;
  };
}
export interface LookBackCounts {
  open: number;
  leads: number;
  setAside: number;
}
/** The run is the unit's; counts and list are of the calls that the reader may read. */
export interface LookBack {
  run?: LookBackRun;
  counts: LookBackCounts;
  list: LookBackSettings;
  items: LookBackHit[];
  nextCursor: string | null;
}
