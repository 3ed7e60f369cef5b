/**
 * The slip (回执单) that a resident takes home, and what its number and code show: no account, perhaps no telephone. All
 * names are of the public contract, "The conversation and the resident".
 */
import type { CallState } from '../codes.js';

/** Told once, to who gave it; a new one ends the old. */
export interface Slip {
  /** The call's number, read aloud. */
  number: string;
  /** Twelve signs of Crockford's base 32 in groups of four: 60 bits. Kept nowhere but as a keyed hash. */
  code: string;
  /** Page `/r` with the number in the address and the code behind `#`, which no browser sends and no log keeps. */
  url: string;
}
export interface GivenSlip extends Slip {
  /** Where it was to be texted: whether the unit's gateway took it. */
  texted?: boolean;
}

/** With `safeContact`: it was asked whether the resident may be reached so; without it a guarded call has no slip. */
export interface SlipPayload {
  safeContact?: boolean;
  /** Also as a text message to the resident's telephone, where they agreed to that. */
  text?: boolean;
}

export interface ResidentKey {
  number: string;
  code: string;
}

/** How the matter stands, as a resident reads it; nothing names the category or says whom else it is about. */
export interface ResidentState {
  /** The call's number in full. */
  number: string;
  state: CallState;
  /** One plain sentence; once closed, what the officer wrote of it is read first. */
  sentence: string;
  /** By name and title as they stand on every screen, 王检察官; while somebody holds it, and of who closed it. */
  handledBy?: string;
  /** The next day on which they are told of it, a local day; never where nobody may visit or telephone unasked. */
  next?: string;
  unit: string;
  unitPhone: string;
  /** Whether 已解决 or 没解决 may be said now: once a closing cycle, for 30 days. */
  canAnswer: boolean;
  /** Whether a word may be added now: while it is open. */
  canAdd: boolean;
}

export interface ResidentAnswer extends ResidentKey {
  solved: boolean;
  /** From 1, 非常不满意, to 5, 非常满意. */
  satisfied?: number;
  words?: string;
}

/** While the matter is open. */
export interface ResidentWords extends ResidentKey {
  words: string;
}

/** The words that a resident adds while the matter is open or answers with; in characters. */
export const SLIP_LIMITS = { words: 500, answerDays: 30 } as const;
