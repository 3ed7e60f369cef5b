/** A programme of help for a unit (帮扶): why, what is done by whom and when, what the unit above gives, how it ended. */
import type { Holder, Named } from '../answers.js';
import type { DayLight, UnitHelp, UnitHelpAnswer, NewUnitHelp } from './help.js';

/** open: under way · lifted: the unit is weak no more (脱薄) · ended: over, and the unit is not lifted. */
export const PROGRAMME_STATES = ['open', 'lifted', 'ended'] as const;
export type ProgrammeState = (typeof PROGRAMME_STATES)[number];
/** What the reader is to it: the unit itself · the unit above that helps · another unit above. */
export type ProgrammeReader = 'unit' | 'helper' | 'above';

/** Lengths in characters, and how many there may be. */
export const PROGRAMME_LIMITS = {
  reasons: 10,
  reason: 200,
  what: 200,
  who: 50,
  measures: 30,
  note: 1000,
  title: 50,
  people: 50,
  ending: 500,
  /** Of one training. */
  trainingHours: 12,
} as const;

export interface Measure {
  id: string;
  what: string;
  /** Who sees to it: a person or a department, in words. */
  who: string;
  /** YYYY-MM-DD. */
  by: string;
  light: DayLight;
  done?: { at: string; by: Holder };
}
export interface ProgressNote {
  id: string;
  text: string;
  at: string;
  by: Holder;
  /** Of whoever wrote it. */
  unit: Named;
}
export interface ProgrammeTraining {
  id: string;
  title: string;
  from: string;
  to: string;
  /** How many took part. */
  count: number;
  /** Who did; to their own unit only. */
  people?: Holder[];
  /** Of all of them together, as they went into the ledger when it was entered: no minute that stood there already. */
  minutes: number;
  enteredAt: string;
  enteredBy: Holder;
}
/** What the reader's unit has to do, the first due first. */
export interface ProgrammeDuty {
  kind: 'measure' | 'help';
  id: string;
  text: string;
  /** Of a measure. */
  who?: string;
  by?: string;
  light?: DayLight;
}
export interface ProgrammeSummary {
  id: string;
  unit: Named;
  /** The unit above that helps; absent where there is none. */
  helper?: Named;
  reader: ProgrammeReader;
  state: ProgrammeState;
  /** YYYY-MM-DD, both. */
  from: string;
  until: string;
  /** Past its term and still open. */
  overdue: boolean;
  reasons: string[];
  measures: { done: number; all: number };
  /** How much help waits for an answer, and how much was given. */
  help: { asked: number; given: number };
  /** Minutes of all who took part, together. */
  trainingMinutes: number;
  madeAt: string;
  madeBy: Holder;
  ended?: { at: string; by: Holder; unit: Named; reason: string };
  version: number;
}
export interface Programme extends Omit<ProgrammeSummary, 'measures' | 'help'> {
  measures: Measure[];
  help: UnitHelp[];
  training: ProgrammeTraining[];
  progress: ProgressNote[];
  duties: ProgrammeDuty[];
  /** What the reader may do now. */
  may: { change: boolean; askHelp: boolean; giveHelp: boolean; train: boolean; note: boolean; end: boolean };
}

/** A measure as it is set down; the same id again changes it. */
export interface MeasurePayload {
  id: string;
  what?: string;
  who?: string;
  by?: string;
  done?: boolean;
}
export interface NewProgramme {
  /** Absent: one's own. */
  unitId?: string;
  reasons: string[];
  from: string;
  until: string;
  measures?: { what: string; who: string; by: string }[];
}
export interface ProgrammeChange {
  reasons?: string[];
  from?: string;
  until?: string;
  /** As the reader saw it. */
  version?: number;
}
/** By the unit: what it asks. By the unit that helps: its answer to what was asked, or what it gives unasked. */
export type ProgrammeHelp = { id: string } & Partial<Omit<NewUnitHelp, 'id'>> & Partial<UnitHelpAnswer>;
export interface NewTraining {
  id: string;
  title: string;
  from: string;
  to: string;
  people: string[];
}
export interface ProgrammeEnding {
  lifted: boolean;
  reason: string;
  version?: number;
}
