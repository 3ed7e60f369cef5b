/**
 * Leads for state judicial relief (国家司法救助线索): the edge of it. Casework runs elsewhere and has no second file here.
 */
import type { Holder, Named, ToldCount } from '../answers.js';
import type { DayCount } from '../time/day-count.js';
import type { AgencyRequest } from './agency-requests.js';

/** The way of a lead, in order. Each is written once, when it is done. */
export const LEAD_WAY = [
  'lead',
  'gate',
  'told',
  'handed_over',
  'decided',
  'measures',
  'visits',
  'closed',
] as const;
/** referred: left at the gate, no case of this unit · withdrawn: by the applicant, before it is decided. */
export const LEAD_STEPS = [...LEAD_WAY, 'referred', 'withdrawn'] as const;
export type LeadStep = (typeof LEAD_STEPS)[number];
export const LEAD_ENDS = ['closed', 'referred', 'withdrawn'] as const satisfies readonly LeadStep[];

/** here: a case that this unit handles · sister: one of a sister organ · none: no case; social relief. */
export const GATE_CASES = ['here', 'sister', 'none'] as const;
export type GateCase = (typeof GATE_CASES)[number];

/** What the practice looks for; which of them count is a setting of the unit. */
export const LEAD_KINDS = [
  'serious_injury',
  'negligent_injury',
  'homicide',
  'property_loss',
  'family',
  'other',
] as const;
export type LeadKind = (typeof LEAD_KINDS)[number];

/** On what a person's data may be kept (个人信息保护法 art. 13). */
export const LEAD_BASES = ['consent', 'guardian_consent', 'statutory_duty', 'vital_interest'] as const;
export type LeadBasis = (typeof LEAD_BASES)[number];

/** Lengths in characters; amounts in fen. */
export const LEAD_LIMITS = {
  note: 2000,
  name: 50,
  address: 200,
  circumstances: 1000,
  receipt: 50,
  agency: 50,
  reason: 500,
  mostFen: 100_000_000_00,
} as const;

/** Exactly one. */
export interface LeadSource {
  callId?: string;
  activityId?: string;
  departmentId?: string;
}
export interface LeadBeneficiary {
  name: string;
  phone?: string;
  /** By which one grant a person a case is known; kept as a keyed hash and never shown in full. */
  idNumber?: string;
  address?: string;
  circumstances?: string;
  basis: LeadBasis;
}
export interface NewLead {
  from: LeadSource;
  note: string;
  kind?: LeadKind;
  beneficiary?: LeadBeneficiary;
}

/** One step as it is written; each step has those fields that it needs, and no others. */
export interface LeadStepPayload {
  step: LeadStep;
  /** gate. */
  case?: GateCase;
  /** gate, not here: who takes it, and by when they answer (YYYY-MM-DD). */
  agency?: string;
  answerBy?: string;
  /** handed_over, and referred where there is one. */
  receipt?: string;
  /** decided: whether relief was granted, and what may be told of it. Fen. */
  granted?: boolean;
  amountFen?: number;
  /** decided, granted: with the approval that an amount above the cap needs. */
  approved?: boolean;
  /** decided, granted: when the money arrived (YYYY-MM-DD). */
  paidOn?: string;
  /** withdrawn; a lead that is closed with visits that were not made. */
  reason?: string;
  note?: string;
  /** As the reader saw it. */
  version?: number;
}

export interface DoneLeadStep {
  step: LeadStep;
  at: string;
  by: Holder;
  /** What was due, and whether it came in time. */
  due?: string;
  inTime?: boolean;
  case?: GateCase;
  agency?: string;
  answerBy?: string;
  receipt?: string;
  granted?: boolean;
  /** Masked as the particulars are: absent until they are revealed. */
  amountFen?: number;
  paidOn?: string;
  reason?: string;
  note?: string;
}
/** After 1, 3 and 6 months. */
export interface LeadVisit {
  months: number;
  due: string;
  doneAt?: string;
  by?: Holder;
  way?: 'home' | 'phone' | 'office';
  note?: string;
}

export interface LeadSummary {
  id: string;
  /** Names one lead of a unit for ever: 20261124-J003. */
  number: string;
  /** The step that was done last. */
  step: LeadStep;
  case?: GateCase;
  kind: LeadKind;
  community?: Named;
  source: { kind: 'call' | 'activity' | 'department' | 'look_back'; id: string; name: string };
  madeAt: string;
  madeBy: Holder;
  inCharge: Holder;
  /** Of what comes next, where that has a time. */
  due?: string;
  light?: 'on_time' | 'soon' | 'late';
  version: number;
}
export interface LeadDetail extends LeadSummary {
  note: string;
  /** Masked but where they were revealed. */
  beneficiary?: Omit<LeadBeneficiary, 'basis'> & { basis: LeadBasis; masked: boolean; broken?: true };
  steps: DoneLeadStep[];
  /** Which steps this reader may write now. */
  next: LeadStep[];
  /** What comes next, day by day, and the rule in the reader's language. */
  why?: DayCount & { rule: string };
  /** What others were asked for; at any step. */
  requests: AgencyRequest[];
  visits: LeadVisit[];
  /** A granted relief carries the exemption from the means check for legal aid (法律援助法 art. 42). */
  legalAidExempt: boolean;
  /** Who looked at the particulars last, and why. */
  lookedAt?: { by: Holder; at: string; reason: string };
}
/** How many a unit has, small counts not told. */
export interface LeadCounts {
  open: ToldCount;
}
