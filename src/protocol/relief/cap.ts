/** The cap of relief: so many months of a province's average monthly wage of the year before. Amounts in whole fen. */
import type { Holder, Named } from '../answers.js';

/** Amounts in fen, lengths in characters. */
export const CAP_LIMITS = {
  amountFen: 100_000_000_00,
  monthlyFen: 1_000_000_00,
  firstYear: 1990,
  source: 200,
  body: 50,
  parts: 10,
  /** Lines that a unit keeps. */
  wages: 500,
} as const;

export interface NewWage {
  /** The province's six-digit code (GB/T 2260): 210000. */
  province: string;
  /** The year whose wage it is. */
  year: number;
  monthlyFen: number;
  /** Who published it, and where it is read. */
  source: string;
  /** As the reader saw the line that is there; absent: the line is written over. */
  version?: number;
}
/** A line of the unit's own, or of one above it. */
export interface WageLine extends Omit<NewWage, 'version'> {
  id: string;
  /** Who keeps it: what a unit above has entered counts below as long as the unit has no line of its own. */
  unit: Named;
  own: boolean;
  enteredAt: string;
  enteredBy: Holder;
  version: number;
}
export interface WageTable {
  /** The newest year first. */
  items: WageLine[];
  /** How many months are the cap: a setting of the unit. */
  months: number;
  /** The unit's own province; absent where its code names none. */
  province?: string;
  /** The year before this one, whose wage counts now. */
  year: number;
}

/** What one of several bodies gives to the same person in the same case. */
export interface CapPart {
  body: string;
  fen: number;
}
/** Relief that was granted elsewhere to the same person in the same case. */
export interface ElsewhereGrant extends CapPart {
  /** YYYY-MM-DD. */
  on: string;
}
export interface CapQuestion {
  province: string;
  /** The year whose wage is meant. */
  year: number;
  /** What is to be granted in all; may be left out where `parts` are given, and is their sum else. */
  amountFen?: number;
  /** An amount above the cap was approved. */
  approved?: boolean;
  parts?: CapPart[];
  elsewhere?: ElsewhereGrant[];
}
export interface CapAnswer {
  capFen: number;
  /** Within the cap, or above it with its approval. */
  within: boolean;
  /** It is above the cap, whether it was approved or not. */
  needsApproval: boolean;
  /** What counted: the sum where there are parts. */
  amountFen: number;
  months: number;
  wage: WageLine;
}
