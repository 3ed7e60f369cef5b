/** A reminder letter (提示函) from a unit to one below: figures as they stood, a person's text, a signature, an answer. */
import type { Holder, Named } from '../answers.js';
import type { Lang } from '../lang.js';
import type { DayCount } from '../time/day-count.js';
import type { ProgrammeState } from './programmes.js';

/** In order; withdrawn before it is sent. */
export const LETTER_STATES = ['draft', 'signed', 'sent', 'answered', 'lifted', 'withdrawn'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** Lengths in characters. */
export const LETTER_LIMITS = { text: 3000, answer: 3000, reason: 500, signers: 20 } as const;

/** As they stood when the letter was drafted; what is entered afterwards changes nothing of them. */
export interface LetterFigures {
  year: number;
  granted: number;
  base: number;
  /** A fraction, 0.0446. */
  rate: number;
  /** Of the unit that writes and all below it. */
  pooled: { granted: number; base: number; rate: number | null; units: number };
  leads: number;
  handedOver: number;
  source: string;
  /** The least base that anything is judged by, as it was set then. */
  floor: number;
  /** When they were copied. */
  takenAt: string;
  /** What each counts, in the language of the reader. */
  definitions: string[];
}
export interface LetterSummary {
  id: string;
  /** 20261124-T003. */
  number: string;
  /** Which writes. */
  unit: Named;
  to: Named;
  year: number;
  state: LetterState;
  draftedAt: string;
  draftedBy: Holder;
  sentAt?: string;
  /** By when it is to be answered; from when it is sent on. */
  due?: string;
  light?: 'on_time' | 'soon' | 'late';
  version: number;
}
export interface Letter extends LetterSummary {
  text: string;
  figures: LetterFigures;
  signed?: { by: Holder; at: string };
  sent?: { by: Holder; at: string };
  /** How the time was counted, day by day. */
  why?: DayCount & { rule: string };
  answer?: { text: string; by: Holder; at: string; inTime: boolean };
  /** Who of the unit that writes has read the answer. */
  read?: { by: Holder; at: string };
  /** The programme that it is followed by. */
  programme?: { id: string; state: ProgrammeState };
  lifted?: { by: Holder; at: string; reason: string };
  withdrawn?: { by: Holder; at: string; reason: string };
  /** What the reader may do now; where they may not sign a draft, why not. */
  may: {
    edit: boolean;
    sign: boolean;
    send: boolean;
    withdraw: boolean;
    answer: boolean;
    read: boolean;
    lift: boolean;
  };
  notSigner?: string;
}
export interface NewLetter {
  toUnitId: string;
  year: number;
  /** Absent: proposed by the hub from the figures. */
  text?: string;
}
export interface LetterChange {
  /** Of a draft. */
  text?: string;
  /** The programme of the unit that it is followed by. */
  programmeId?: string;
  /** The answer was read. */
  read?: true;
  version?: number;
}
/** What is said of a step: an answer its text, an end its reason. */
export interface LetterStep {
  version?: number;
}

/** Who may sign, and by when letters are answered. */
export interface LetterSettings {
  /** Accounts that sign besides administrators, coordinators and heads of departments. */
  signers: readonly string[];
  /** Working days. */
  answerDays: number;
}
export type LetterWords = Record<Lang, readonly string[]>;
