/** What is looked back on after a closing: calls to who was not satisfied, and a sample of all. */
import type { Holder, Named } from '../answers.js';
import type { Outcome } from '../calls/outcomes.js';
import type { Category } from '../codes.js';

/** rating: the community rated it low; resident: they were not satisfied; unsolved: they say that it is not solved. */
export const CALL_BACK_REASONS = ['rating', 'resident', 'unsolved'] as const;
export type CallBackReason = (typeof CALL_BACK_REASONS)[number];
export const CALL_BACK_WAYS = ['phone', 'visit', 'community'] as const;
export type CallBackWay = (typeof CALL_BACK_WAYS)[number];
/** settled: nothing is left to do; goes_on: it is to be handled again; not_reached: nobody could be reached. */
export const CALL_BACK_OUTCOMES = ['settled', 'goes_on', 'not_reached'] as const;
export type CallBackOutcome = (typeof CALL_BACK_OUTCOMES)[number];
/** dropped: the call was opened again, or its closing taken back. */
export type CallBackState = 'open' | 'done' | 'dropped';
/** 1 and 2 of 5 are not satisfied. */
export const DISSATISFIED = 2;

interface OfCall {
  id: string;
  call: { id: string; number: string; category: Category; community: Named; outcome?: Outcome };
  /** Whoever reads it may not act on it: they declared an interest in the call. */
  recused?: true;
  version: number;
}
/** 回访不满意的: by anybody but who handled the call. */
export interface CallBack extends OfCall {
  reason: CallBackReason;
  openedAt: string;
  due: string;
  late: boolean;
  state: CallBackState;
  assignee?: Holder;
  doneBy?: Holder;
  doneAt?: string;
  /** Way and outcome are missing where it was made on the call's own page, as the resident had asked. */
  way?: CallBackWay;
  outcome?: CallBackOutcome;
  note?: string;
}
export interface CallBackDone {
  way: CallBackWay;
  outcome: CallBackOutcome;
  note: string;
}

/** What a reviewer ticks. */
export const REVIEW_CHECKS = ['contactMade', 'sentencePlain', 'outcomeTrue', 'followUpKept'] as const;
export type ReviewCheck = (typeof REVIEW_CHECKS)[number];
/** null: there was none to keep. */
export type ReviewChecks = Record<Exclude<ReviewCheck, 'followUpKept'>, boolean> & {
  followUpKept: boolean | null;
};
/** 抽查: one of the month's closed calls, drawn by lot. */
export interface SampleReview extends OfCall {
  /** YYYY-MM. */
  month: string;
  closedAt: string;
  closingNote?: string;
  checks?: ReviewChecks;
  remark?: string;
  doneBy?: Holder;
  doneAt?: string;
}
export type SampleReviewDone = ReviewChecks & { remark?: string };

/** Of the last 365 days; a share is never shown without what it is of. */
export interface ReviewFigures {
  /** Of the calls raised in this month: how many are closed, and how many of those without a logged contact. */
  uncontacted: {
    closed: number;
    calls: number;
    /** The filter of GET /calls that holds exactly these. */
    rows: { result: 'uncontacted'; from: string };
  };
  callBacks: { opened: number; due: number; done: number; reached: number; late: number };
  samples: {
    closed: number;
    drawn: number;
    reviewed: number;
    checks: Record<ReviewCheck, { yes: number; of: number }>;
  };
}
/** What a unit sets. */
export interface ReviewSettings {
  /** Who was not satisfied is called back within so many working days: of practice. */
  callBackDays: number;
  /** So many of a month's closed calls are drawn for review; 0: none. */
  samples: number;
}
