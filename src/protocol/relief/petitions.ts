/**
 * Petitions (控告申诉) that were handed on to the 12309 service centre: they keep their clock, and the community hears at
 * each stage how far it is. What came of them is said elsewhere; here none is ever counted as solved.
 */
import type { Holder, Named } from '../answers.js';
import type { DayCount } from '../time/day-count.js';

/**
 * receipt: 12309 has it · procedure: answered by procedure · progress: how it stands, as often as it is due ·
 * outcome: what came of it. In this order; all but progress once.
 */
export const PETITION_STEPS = ['receipt', 'procedure', 'progress', 'outcome'] as const;
export type PetitionStep = (typeof PETITION_STEPS)[number];
/** How far it has come, and since which local day: all that the call and its community are told of it. */
export interface PetitionStage {
  step: PetitionStep;
  on: string;
}
/** open: waits for what comes next · told: its outcome was told · withdrawn: the call goes on, it is not handed on any more. */
export const PETITION_STATES = ['open', 'told', 'withdrawn'] as const;
export type PetitionState = (typeof PETITION_STATES)[number];
/** How the petitioner was told. */
export const PETITION_WAYS = ['letter', 'phone', 'in_person', 'online'] as const;
export type PetitionWay = (typeof PETITION_WAYS)[number];

/** Lengths in characters. */
export const PETITION_LIMITS = { receipt: 50, note: 1000 } as const;

/** By when a petition that was handed on is answered: settings of the unit, counted from the day it was handed on. */
export interface PetitionTerms {
  /** Calendar days until it is answered by procedure. */
  procedureDays: number;
  /** Months until progress or outcome is told. */
  outcomeMonths: number;
  /** Months from one telling of progress to the next, until the outcome is told. */
  everyMonths: number;
}

export interface PetitionStepPayload {
  step: PetitionStep;
  /** The day it was done (YYYY-MM-DD); absent: today. */
  on?: string;
  /** The number under which 12309 has it; required with `receipt`, and given with no other. */
  receipt?: string;
  /** How the petitioner was told; not with `receipt`. */
  how?: PetitionWay;
  note?: string;
  /** As the reader saw it. */
  version?: number;
}
export interface DonePetitionStep {
  step: PetitionStep;
  on: string;
  /** When it was noted, and by whom. */
  at: string;
  by: Holder;
  /** By when it was due, and whether it came in time. */
  due?: string;
  inTime?: boolean;
  receipt?: string;
  how?: PetitionWay;
  note?: string;
  /** Of a time before the call was opened again. */
  earlier?: true;
}
export interface Petition {
  id: string;
  /** The call it was raised as; its number is the petition's. */
  call: { id: string; number: string };
  community: Named;
  handedOnAt: string;
  /** Who sees to it: whoever handed it on, until it is handed to a colleague. */
  inCharge: Holder;
  state: PetitionState;
  receipt?: string;
  /** What is due next: the answer by procedure, or progress until the outcome. */
  awaits?: 'procedure' | 'progress';
  due?: string;
  light?: 'on_time' | 'soon' | 'late';
  /** The rule in the reader's language, and the days it was counted by: all of a span of days, the last of one of months. */
  why?: DayCount & { rule: string; note?: string };
  steps: DonePetitionStep[];
  /** Which steps this reader may note now. */
  next: PetitionStep[];
  /** Whether this reader may hand it to a colleague, and ask agencies beside it. */
  carries: boolean;
  version: number;
}
/** Hands it to a colleague of the unit. */
export interface PetitionChange {
  /** A person's id. */
  inCharge: string;
  /** As the reader saw it. */
  version?: number;
}

/** 来信按期答复: in time of those that were due, with how many of these were answered at all. */
export interface PetitionFigures {
  /** The span that is looked at, [from, to), in local days. */
  from: string;
  to: string;
  /** Whose answer by procedure fell due. */
  due: number;
  /** Of these, answered by procedure by then. */
  inTime: number;
  /** Of these, answered by procedure at all. */
  answered: number;
  /** Open ones that wait, whenever they were handed on. */
  open: number;
}
