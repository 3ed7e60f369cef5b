/** Enterprises as beneficiaries, and check-ups of them by invitation, as both sides speak them. */
import type { Holder, Named } from '../answers.js';
import type { Outcome } from '../calls/outcomes.js';
import type { CallState } from '../codes.js';

export const ENTERPRISE_KINDS = [
  'manufacture',
  'retail',
  'food',
  'services',
  'construction',
  'technology',
  'other',
] as const;
export type EnterpriseKind = (typeof ENTERPRISE_KINDS)[number];

/** closed: no longer there; its check-ups stay. */
export const ENTERPRISE_STATES = ['active', 'closed'] as const;
export type EnterpriseState = (typeof ENTERPRISE_STATES)[number];

/** checkup: 法治体检, point by point · visit: 走访. Both by invitation only. */
export const CHECKUP_KINDS = ['checkup', 'visit'] as const;
export type CheckupKind = (typeof CHECKUP_KINDS)[number];
export const CHECKUP_STATES = ['planned', 'done', 'cancelled'] as const;
export type CheckupState = (typeof CHECKUP_STATES)[number];
export const FINDINGS = ['fine', 'problem', 'not_looked_at'] as const;
export type Finding = (typeof FINDINGS)[number];

/** Lengths in characters, and how many of a thing there may be. */
export const ENTERPRISE_LIMITS = {
  name: 100,
  /** Of a unit. */
  enterprises: 5000,
  /** Who of the enterprise invited. */
  invitedBy: 100,
  place: 100,
  officers: 10,
  /** Of a unit's list. */
  points: 50,
  pointText: 100,
  /** What was found at a point, what was advised, how it was solved. */
  words: 1000,
  /** Shown with an enterprise, the newest. */
  checkups: 100,
} as const;

export interface Enterprise {
  id: string;
  name: string;
  kind: EnterpriseKind;
  community: Named;
  state: EnterpriseState;
  /** Masked, but where they were revealed; absent for workers, who know the names only. */
  contactName?: string;
  contactPhone?: string;
  masked: boolean;
  /** Something of the contact is kept and cannot be read any more. */
  broken?: true;
  note?: string;
  /** Sent back with a change, so that nobody's is written over. */
  version: number;
}
export interface ListedEnterprise extends Enterprise {
  /** Problems of its check-ups that are not solved; absent for workers. */
  openProblems?: number;
  /** Of the next check-up or visit that is arranged and not ended; it may be past. */
  nextAt?: string;
}
export interface EnterpriseDetail extends Enterprise {
  /** Newest first. */
  checkups: CheckupSummary[];
}

/** One point of the list that an administrator keeps. */
export interface CheckupPoint {
  id: string;
  text: string;
  /** Asked at the check-ups to come. */
  isUsed: boolean;
}
export interface CheckupPoints {
  /** In their order. */
  items: CheckupPoint[];
  /** 0: the list that ships. */
  version: number;
}

export interface CheckupSummary {
  id: string;
  enterprise: Named;
  kind: CheckupKind;
  state: CheckupState;
  at: string;
  place: string;
  /** Who takes part. */
  officers: Holder[];
  problems: number;
  /** Of the problems. */
  solved: number;
}
/** A point as it was found; one that nobody has said anything of is not looked at. */
export interface CheckedPoint {
  id: string;
  text: string;
  finding: Finding;
  words?: string;
  /** What the enterprise was advised. */
  advice?: string;
  /** Noted by somebody, or, without words, by the call it became. */
  solved?: { at: string; by: Holder; words: string };
  /** A dispute over a contract or a debt: channels are explained, and nobody intervenes. */
  dispute?: true;
  /** The call that the problem became. */
  call?: CheckedCall;
}
export interface CheckedCall {
  id: string;
  number: string;
  state: CallState;
  outcome?: Outcome;
  /** Who holds it, or held it last. */
  holder?: Holder;
  /** Whether the reader may open it: its holder, coordinators, administrators. */
  mayOpen: boolean;
}
export interface Checkup extends CheckupSummary {
  /** Who of the enterprise invited, and when. */
  invitedBy: string;
  invitedAt: string;
  /** The enterprise has a contact, who can be named in a call. */
  hasContact: boolean;
  cancelled?: { at: string; by: Holder; reason: string };
  points: CheckedPoint[];
  /** Whether the reader may write in it: who takes part, coordinators, administrators. */
  isOwn: boolean;
  version: number;
}

/** Of check-ups done in [from, to). */
export interface CheckupFigures {
  from: string;
  to: string;
  checkups: number;
  /** Each once. */
  enterprises: number;
  problems: number;
  /** Of those problems, noted as solved or by their calls. */
  solved: number;
  /** Of those problems: that became calls. */
  called: number;
  /** Of those problems: disputes of which channels were explained. */
  disputes: number;
}
