/** What other agencies are asked for, beside a lead, a supervision lead, a petition or a call. */
import type { Holder } from '../answers.js';
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
  kind: AgencyRequestKind;
  agency: string;
  contact?: string;
  phone?: string;
  what: string;
  consent: NewAgencyRequest['consent'];
  askedAt: string;
  askedBy: Holder;
  state: AgencyRequestState;
  due: string;
  light: 'on_time' | 'soon' | 'late';
  why?: DayCount & { rule: string };
  receipt?: string;
  remindedAt?: string;
  answeredAt?: string;
  inTime?: boolean;
  answer?: AgencyAnswer;
  answerText?: string;
  version: number;
}
