/** The words of service hours, as both sides speak them. Imports nothing but its like. */
import type { Holder, Named, Page } from './answers.js';
import type { RefusalCode } from './codes.js';

/** Whose hours: an officer's or a community volunteer's (志愿红). */
export const SERVERS = ['officer', 'volunteer'] as const;
export type ServingRole = (typeof SERVERS)[number];

/** 值守, 办理呼叫, 普法活动, 培训, 路途. Travel is kept and never counts as service (志愿服务记录办法). */
export const SERVICE_KINDS = ['duty', 'call_handling', 'outreach', 'training', 'travel'] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];
export const NEVER_CREDITABLE: readonly ServiceKind[] = ['travel'];

/** Signed on and off by the hub's own clock, or said afterwards: kept apart everywhere. */
export const HOURS_SOURCES = ['measured', 'back_filled'] as const;
export type HoursSource = (typeof HOURS_SOURCES)[number];

/** Who was served, in groups and never by name. */
export const SERVED = [
  'residents',
  'elders',
  'minors',
  'women',
  'workers',
  'enterprise',
  'unit',
  'other',
] as const;
export type Served = (typeof SERVED)[number];

/** The day the default policy of service counts from, before every ledger; it has no author. */
export const EVER_SINCE = '2000-01-01';

/** Of a line of the ledger. */
export const ENTRY_STATES = ['pending', 'approved', 'returned'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];
/** recredited: another line of the same day was approved or taken back, and the day's cap moved. */
export const HOURS_VERDICTS = ['approved', 'returned', 'recredited'] as const;
export type HoursVerdict = (typeof HOURS_VERDICTS)[number];
export const CLAIM_STATES = ['pending', 'approved', 'returned', 'withdrawn'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/**
 * corrected: written by a correction · forgotten_sign_off: the clock ended it · low_attendance: below the unit's
 * share of the set length · over_cap: a reviewer credited more than the day's cap, with a reason
 */
export const HOURS_FLAGS = ['corrected', 'forgotten_sign_off', 'low_attendance', 'over_cap'] as const;
/** What a list of lines may be asked for: `corrected` are lines that were taken back, and what takes them back. */
export const LINE_STATES = [...ENTRY_STATES, 'corrected'] as const;
export const MOST_DECIDED = 200;

/** By day, then by when it began. */
export const HOURS_ORDERS = ['newest', 'oldest'] as const;
export type HoursOrder = (typeof HOURS_ORDERS)[number];

export type HoursFlag = (typeof HOURS_FLAGS)[number];

/** A line of the ledger as it is shown; a reversal names the line it takes back, with its minutes below zero. */
export interface HoursLine {
  id: string;
  /** The person, officer or volunteer; the public name stays. */
  officer: Named;
  who: ServingRole;
  kind: ServiceKind;
  from: string;
  to: string;
  /** The local day, YYYY-MM-DD. */
  day: string;
  minutes: number;
  source: HoursSource;
  flags: string[];
  state: EntryState;
  credited: number;
  community?: Named;
  callId?: string;
  served?: Served;
  activity?: string;
  inCharge?: Holder;
  /** Who wrote it; absent where the hub measured it. */
  recordedBy?: Named;
  reverses?: string;
  /** This line was taken back by that one. */
  reversedBy?: string;
  reason?: string;
  /** The last verdict. */
  verdict?: { verdict: HoursVerdict; by?: Named; at: string; reason?: string };
}
export interface HoursPage extends Page<HoursLine> {
  /** Over the whole filter, not only this page. */
  totalMinutes: number;
  totalCredited: number;
  /** How many lines of the filter stand: a reversal takes one away. */
  lines: number;
}

export interface Claim {
  id: string;
  officer: Named;
  who: ServingRole;
  kind: ServiceKind;
  from: string;
  to: string;
  day: string;
  minutes: number;
  community?: Named;
  callId?: string;
  served?: Served;
  activity?: string;
  note?: string;
  inCharge?: Holder;
  /** The line it says is wrong; `to` equal to `from` wants it taken away. */
  contests?: string;
  state: ClaimState;
  enteredBy?: Named;
  enteredAt: string;
  decidedBy?: Named;
  decidedAt?: string;
  reason?: string;
}
/** What became of each line or claim that was decided on. */
export interface Decisions<T> {
  decided: T[];
  refused: { id: string; code: RefusalCode; message: string }[];
}
/** What is sent to claim; `personId` is for coordinators who enter somebody else's. */
export interface ClaimPayload {
  id: string;
  personId?: string;
  kind: ServiceKind;
  from: string;
  to: string;
  communityId?: string;
  callId?: string;
  served?: Served;
  activity?: string;
  note?: string;
  inCharge?: string;
  contests?: string;
}

/** Beside a line or a claim before somebody decides: what the hub knows of that time. */
export interface HoursEvidence {
  /** Rostered, signed on and paused, by that person around that time. */
  planned: { from: string; to: string; name: string }[];
  sessions: { id: string; from: string; to?: string; forgotten: boolean; kept: boolean; place?: string }[];
  /** The stretches the line's session counted; between them it was paused. */
  stretches: { from: string; to: string }[];
  rings: { at: string; callId: string; number: string; ending?: string }[];
  /** Calls held in that time. */
  held: { callId: string; number: string; from: string; to?: string }[];
  /** Other lines and pending claims of that person that share time with it. */
  overlaps: { id: string; kind: ServiceKind; from: string; to: string; claim: boolean }[];
  /** Minutes measured of the set length; absent where nothing was set. */
  attendance?: { measured: number; planned: number; percent: number };
  /** What the local day of it holds: approved, credited, and what approving this would credit. */
  day: { creditable: boolean; approved: number; credited: number; wouldCredit: number; capMinutes: number };
  verdicts: { verdict: HoursVerdict; by?: Named; at: string; credited: number; reason?: string }[];
}

export interface HoursMonth {
  /** YYYY-MM */
  month: string;
  state: 'open' | 'closed';
  minutes: number;
  credited: number;
  /** Lines and claims that wait for somebody. */
  pending: number;
  changedBy?: Named;
  changedAt?: string;
  reason?: string;
}
export interface HoursPolicy {
  fromDay: string;
  creditable: Record<ServingRole, ServiceKind[]>;
  capMinutes: number;
  /** Below this share of the set length a line is flagged. */
  attendancePercent: number;
  changedBy?: Named;
  changedAt?: string;
  reason?: string;
}

export interface HoursEntry {
  id: string;
  officer: Named;
  kind: string;
  from: string;
  to: string;
  minutes: number;
  source: string;
  flags: string[];
}
