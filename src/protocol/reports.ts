/** The figures of a unit, as both sides speak of them. Imports nothing but its like. */
import type { ServingRole, ServiceKind } from './hours.js';
import type { Named } from './answers.js';
import type { ActiveFigures, OutreachFigures } from './outreach/active.js';
import type { Readiness } from './watch.js';

/** By what calls can be broken down; always in the order of codes, names or time, never of the figures. */
export const BREAKDOWNS = [
  'unit',
  'department',
  'officer',
  'subdistrict',
  'community',
  'category',
  'urgency',
  'deskPlace',
  'hour',
  'weekday',
  'month',
  'day',
] as const;
export type BreakdownBy = (typeof BREAKDOWNS)[number];

/** Counts of calls raised in the period. */
export interface CallFigures {
  raised: number;
  answered: number;
  closed: number;
  /** 办结报已解决 */
  solved: number;
  /** 其中群众确认; null where it would tell of a single rating. */
  confirmed: number | null;
  referred: number;
  /** Those of them that were solved are in `solved` too. */
  advised: number;
  unresolved: number;
  /** Closed as a duplicate or as called by mistake. */
  noMatter: number;
  cancelled: number;
  /** Walk-ins: in no figure of answering. */
  desk: number;
}
export interface RateFigures {
  answered: number | null;
  solved: number | null;
  satisfied: number | null;
  within15: number | null;
  withinTarget: number | null;
  /** Closed by its limit ÷ closed. */
  closedInTime: number | null;
}
/** What the rates are out of. */
export interface Coverage {
  owed: number;
  closed: number;
  rated: number;
}
export interface BreakdownRow {
  /** An id, a code, `1-09` for Monday from nine, `YYYY-MM` …; empty where a call has none. */
  key: string;
  name: string;
  calls: CallFigures;
  rates: RateFigures;
  coverage: Coverage;
  /** The filter of GET /calls that shows the rows behind it; absent where the reader has no right to rows. */
  rows?: Record<string, string>;
}
export interface Breakdown {
  by: BreakdownBy;
  from: string;
  to: string;
  rows: BreakdownRow[];
  total: Omit<BreakdownRow, 'key' | 'name'>;
  definitions: Record<string, string>;
}

/** Answer times, in whole seconds. */
export interface AnswerTimes {
  from: string;
  to: string;
  answered: number;
  p50Seconds: number | null;
  p95Seconds: number | null;
  /** Each with calls answered in [from, to) seconds; the last is open. */
  buckets: {
    fromSeconds: number;
    toSeconds: number | null;
    calls: number;
    /** The filter of GET /calls that shows them. */
    rows?: Record<string, string>;
  }[];
  definitions?: Record<string, string>;
}

export interface HoursFigure {
  minutes: number;
  measured: number;
  backFilled: number;
  pending: number;
  approved: number;
  credited: number;
}
export const HOURS_BREAKDOWNS = ['kind', 'person', 'community', 'month', 'who'] as const;
export type HoursBreakdownBy = (typeof HOURS_BREAKDOWNS)[number];
export interface HoursBreakdown {
  by: HoursBreakdownBy;
  from: string;
  to: string;
  rows: (HoursFigure & { key: string; name: string })[];
  total: HoursFigure;
  definitions: Record<string, string>;
}

/** The year's three totals, that are never added, against their targets. */
export interface YearFigures {
  year: number;
  /** Up to this instant. */
  at: string;
  /** Duty minutes: measured + back-filled + running now; the first two are in the ledger. */
  duty: {
    minutes: number;
    measured: number;
    backFilled: number;
    running: number;
    targetMinutes: number | null;
    dueMinutes: number | null;
  };
  credited: { minutes: number; by: Record<ServingRole, number>; kinds: Partial<Record<ServiceKind, number>> };
  /** confirmed is null where it would tell of a single rating. */
  solved: {
    calls: number;
    confirmed: number | null;
    referred: number;
    target: number | null;
    due: number | null;
  };
  /** All twelve, in order; they add up to the totals above. */
  months: { month: string; dutyMinutes: number; credited: number; raised: number; solved: number }[];
  /** What was done without being called; its minutes are in none of the totals of duty. */
  active: ActiveFigures;
  definitions: Record<string, string>;
}

/** The wall: nothing of a single call, no name, small counts left out. */
export interface WallFigures {
  unit: string;
  at: string;
  year: Pick<YearFigures, 'year' | 'duty' | 'solved'>;
  today: { raised: number; answered: number; closed: number; waiting: number };
  /** Of the year. */
  outreach: Pick<OutreachFigures, 'activities' | 'minutes'>;
  /** Who would be rung now. */
  ready: Pick<Readiness, 'light' | 'onDuty' | 'hearing' | 'busy' | 'bookedAt'>;
  answers: { p50Seconds: number | null; times: { at: string; seconds: number }[] };
  /** null: fewer than five. */
  subdistricts: { name: string; raised: number | null }[];
}

export const PROPOSAL_KINDS = ['repeated_matter', 'repeat_caller'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];
export const PROPOSAL_STATES = ['open', 'planned', 'done', 'dismissed'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];
/** 未诉先办: what comes again in a community proposes a visit; a person decides. */
export interface Proposal {
  id: string;
  kind: ProposalKind;
  community: Named;
  category?: string;
  calls: number;
  from: string;
  to: string;
  state: ProposalState;
  plannedFor?: string;
  decidedBy?: Named;
  decidedAt?: string;
  note?: string;
  /** The filter of GET /calls that shows the calls. */
  rows: Record<string, string>;
}

export interface SavedView {
  id: string;
  name: string;
  /** The page's address with its question, such as `/reports?by=community&from=2026-01-01`. */
  path: string;
}

export type SummaryFigures = ReportSummary;

export interface ReportSummary {
  from: string;
  to: string;
  calls: {
    raised: number;
    answered: number;
    closed: number;
    solved: number;
    confirmedSolved: number;
    referred: number;
    cancelled: number;
    /** Walk-ins. */
    desk: number;
    waiting: number;
  };
  hours: { minutes: number };
  answer: {
    p50Seconds: number | null;
    p95Seconds: number | null;
    within15Rate: number | null;
    withinTargetRate: number | null;
  };
  rates: { answered: number | null; solved: number | null; satisfied: number | null };
  active: ActiveFigures;
}
