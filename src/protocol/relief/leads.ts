/** Leads for state judicial relief (国家司法救助线索), the edge of it: casework has no second file here. */
import type { Holder, Named } from '../answers.js';
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
  caseNumber: 80,
  idNumber: 30,
  /** Of a joint grant, and of what others granted. */
  shares: 10,
  mostFen: 100_000_000_00,
} as const;
export const VISIT_WAYS = ['home', 'phone', 'office'] as const;
export type VisitWay = (typeof VISIT_WAYS)[number];

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
  /** gate, here: of the case that this unit handles; by it one grant a person a case is known. */
  caseNumber?: string;
  /** handed_over, and referred where there is one. */
  receipt?: string;
  /** decided: whether relief was granted, and what may be told of it. Fen. */
  granted?: boolean;
  amountFen?: number;
  /** decided, granted: with the approval that an amount above the cap needs. */
  approved?: boolean;
  /** decided, granted: when the money arrived (YYYY-MM-DD). */
  paidOn?: string;
  /** decided, granted jointly: what each of those who share the one grant gives; together `amountFen`. */
  parts?: readonly { body: string; amountFen: number }[];
  /** decided: what others granted the same person for the same case, which leaves no second grant. */
  elsewhere?: readonly { body: string; on?: string; amountFen?: number }[];
  /** decided and not granted; withdrawn; a lead that is closed with visits that were not made. */
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
  /** Masked as the particulars are: absent until they are revealed; `amountGiven` says that there is one. */
  amountFen?: number;
  amountGiven?: true;
  paidOn?: string;
  caseNumber?: string;
  /** With an approval for more than the cap. */
  approved?: true;
  /** By how many months' wages of which year it was compared, and whether it is above them. */
  cap?: { months: number; year: number; above: boolean };
  /** The cap was not known then: nobody has compared the amount with it. */
  capUnchecked?: true;
  /** Masked as `amountFen` is. */
  parts?: readonly { body: string; amountFen: number }[];
  elsewhere?: readonly { body: string; on?: string; amountFen?: number }[];
  /** visits, closed: how many were made of how many. */
  visits?: { made: number; of: number };
  reason?: string;
  note?: string;
}
/** When the money arrived, and that the applicant was told of it. */
export interface LeadPayment {
  /** YYYY-MM-DD, both. */
  paidOn: string;
  toldOn?: string;
  /** The applicant is told within so many working days of `paidOn`. */
  tellBy: string;
  inTime?: boolean;
  why: LeadWhy;
}
/** What whoever it was referred to answered. */
export interface LeadAnswer {
  at: string;
  by: Holder;
  helped: boolean;
  text?: string;
  inTime: boolean;
}
export interface LeadWhy extends DayCount {
  /** In the reader's language. */
  rule: string;
  /** Where the calendar has changed since: what is due stays as it was. */
  note?: string;
}
/** After 1, 3 and 6 months. */
export interface LeadVisit {
  months: number;
  due: string;
  doneAt?: string;
  by?: Holder;
  way?: VisitWay;
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
  /** A referral was answered: it counts as help. */
  answered?: true;
  /** Its row only: its words are not this reader's. */
  shows?: 'row';
  version: number;
}
export interface LeadDetail extends LeadSummary {
  note: string;
  /** Masked but where they were revealed. */
  beneficiary?: Omit<LeadBeneficiary, 'basis'> & { basis: LeadBasis; masked: boolean; broken?: true };
  steps: DoneLeadStep[];
  /** Whether this reader carries it on, and which steps they may write now. */
  carries: boolean;
  next: LeadStep[];
  /** What comes next, day by day, and the rule in the reader's language. */
  why?: LeadWhy;
  /** What others were asked for; at any step. */
  requests: AgencyRequest[];
  visits: LeadVisit[];
  /** Whom it was referred to, and by when they answer (YYYY-MM-DD). */
  answerBy?: string;
  answer?: LeadAnswer;
  payment?: LeadPayment;
  /** A granted relief carries the exemption from the means check for legal aid (法律援助法 art. 42). */
  legalAidExempt: boolean;
  /** Who looked at the particulars last, and why. */
  lookedAt?: { by: Holder; at: string; reason: string };
}
export const LEAD_DUES = ['soon', 'late'] as const;
