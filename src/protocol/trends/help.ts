/** Help that a unit asks of the unit above it, or is given unasked; beside a programme or by itself. */
import type { Holder, Named, Page } from '../answers.js';

/** training: 业务培训 · guidance: 业务指导 · people: 抽调人员 · coordination: 协调其他单位 · equipment: 装备经费 · other. */
export const UNIT_HELP_KINDS = [
  'training',
  'guidance',
  'people',
  'coordination',
  'equipment',
  'other',
] as const;
export type UnitHelpKind = (typeof UNIT_HELP_KINDS)[number];
/** asked: waits for the unit above · given · declined, with the reason. */
export const UNIT_HELP_STATES = ['asked', 'given', 'declined'] as const;
export type UnitHelpState = (typeof UNIT_HELP_STATES)[number];
/** By a local day: in time · within a week · past it. */
export const DAY_LIGHTS = ['on_time', 'soon', 'late'] as const;
export type DayLight = (typeof DAY_LIGHTS)[number];

/** Lengths in characters. */
export const UNIT_HELP_LIMITS = { text: 500, answer: 1000 } as const;

export interface UnitHelp {
  id: string;
  /** Which is helped. */
  unit: Named;
  /** Which is asked, or gave it unasked. */
  helper: Named;
  /** The programme it belongs to; absent where it is asked by itself. */
  programmeId?: string;
  kind: UnitHelpKind;
  text: string;
  /** Until when it is asked for, YYYY-MM-DD. */
  by?: string;
  light?: DayLight;
  askedAt: string;
  askedBy: Holder;
  state: UnitHelpState;
  answer?: string;
  answeredAt?: string;
  answeredBy?: Holder;
  /** What the reader may do now. */
  mayAnswer: boolean;
}
/** What was asked beside programmes. */
export interface UnitHelpPage extends Page<UnitHelp> {
  /** The unit above one's own, which is asked; absent: none is entered. */
  helper?: Named;
}
export interface NewUnitHelp {
  /** A UUID made by the client, so that a repeat on a bad line is known as one. */
  id: string;
  kind: UnitHelpKind;
  text: string;
  by?: string;
}
export interface UnitHelpAnswer {
  given: boolean;
  /** What is done, or why not. */
  answer: string;
}
