/** What other agencies are asked for, beside a lead, a supervision lead, a petition or a call. */
import type { Holder, Named } from '../answers.js';
import type { DayCount } from '../time/day-count.js';

/** ask: 商请 · refer: 转介 · transfer: 移送. Nobody gives orders to another agency. */
export const AGENCY_REQUEST_KINDS = ['ask', 'refer', 'transfer'] as const;
export type AgencyRequestKind = (typeof AGENCY_REQUEST_KINDS)[number];
/** waiting: for an answer · answered: with an outcome · withdrawn: by who asked. */
export const AGENCY_REQUEST_STATES = ['waiting', 'answered', 'withdrawn'] as const;
export type AgencyRequestState = (typeof AGENCY_REQUEST_STATES)[number];
/** done: 已落实 · partly · declined. */
export const AGENCY_ANSWERS = ['done', 'partly', 'declined'] as const;
export type AgencyAnswer = (typeof AGENCY_ANSWERS)[number];
export const AGENCY_REQUEST_SUBJECTS = ['lead', 'supervision_lead', 'petition', 'call'] as const;
export type AgencyRequestSubject = (typeof AGENCY_REQUEST_SUBJECTS)[number];
/** How a person's separate consent was given (个人信息保护法 arts. 23, 29). */
export const CONSENT_WAYS = ['written', 'spoken_recorded', 'not_needed'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

export const AGENCY_REQUEST_LIMITS = {
  agency: 50,
  contact: 50,
  what: 500,
  receipt: 50,
  answer: 1000,
  /** Waiting at once beside one subject. */
  waiting: 50,
} as const;

export interface NewAgencyRequest {
  kind: AgencyRequestKind;
  /** Of the unit's list of bodies; else `agency` names it. */
  bodyId?: string;
  agency?: string;
  contact?: string;
  phone?: string;
  what: string;
  /** With the day it was given (YYYY-MM-DD); `not_needed` says why. */
  consent: { way: ConsentWay; on?: string; reason?: string };
  /** YYYY-MM-DD; absent: as many working days as the unit's setting for the kind says. */
  answerBy?: string;
}
export interface AgencyRequest {
  id: string;
  subject: { kind: AgencyRequestSubject; id: string; number: string };
  community?: Named;
  kind: AgencyRequestKind;
  agency: string;
  contact?: string;
  phone?: string;
  /** Empty where `hidden`. */
  what: string;
  consent: NewAgencyRequest['consent'];
  askedAt: string;
  askedBy: Holder;
  /** Who is reminded: of a call whoever holds it now. */
  inCharge: Holder;
  state: AgencyRequestState;
  due: string;
  light: 'on_time' | 'soon' | 'late';
  /** Absent where the day was named by who asked. */
  why?: DayCount & { rule: string };
  receipt?: string;
  receiptAt?: string;
  remindedAt?: string;
  remindedBy?: Holder;
  /** When the answer was noted. */
  answeredAt?: string;
  /** The day on which they answered, YYYY-MM-DD. */
  answeredOn?: string;
  inTime?: boolean;
  answer?: AgencyAnswer;
  answerText?: string;
  withdrawnAt?: string;
  /** Its words are not this reader's: a guarded matter, or they are recused. */
  hidden?: true;
  mayWithdraw: boolean;
  version: number;
}

export interface AgencyAnswerPayload {
  answer: AgencyAnswer;
  text: string;
  /** YYYY-MM-DD; today where nothing is said. */
  on?: string;
  version?: number;
}
export interface AgencyReceiptPayload {
  receipt: string;
  version?: number;
}
/** What came of it in a year of the local calendar. */
export interface AgencySum {
  agency: string;
  /** Without what was withdrawn. */
  asked: number;
  answered: number;
  inTime: number;
  waiting: number;
  /** Of those that wait. */
  late: number;
}
/** In the order of names: nobody is ranked. */
export interface AgencySums {
  year: number;
  items: AgencySum[];
}
